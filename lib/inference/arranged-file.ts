import type { WeightsFile } from '#lib/inference/weights-file.ts'
import { elementCount } from '#lib/model/tensor.ts'
import type { TensorSource } from '#lib/model/weight-layout.ts'

/** Values given out at once. */
const PIECE = 2 ** 20

/**
 * A file of weights under other keys, some with their last two axes swapped; closing is left to the file. A swapped tensor is in
 * memory as a whole while it is read.
 */
export function arrangedFile(file: WeightsFile, sources: ReadonlyMap<string, TensorSource>): WeightsFile {
  const shapeOf = ({ key, transposed }: TensorSource): number[] => {
    const shape = file.shapes.get(key) ?? []
    return transposed && shape.length > 1 ? [...shape.slice(0, -2), ...shape.slice(-2).reverse()] : shape
  }
  return {
    shapes: new Map([...sources].map(([key, source]) => [key, shapeOf(source)])),
    pieces(key) {
      const source = sources.get(key)
      if (!source) throw new Error(`weights: there is no tensor ${key}`)
      const shape = shapeOf(source)
      return source.transposed && shape.length > 1 ? transposed(file, source.key, shape) : file.pieces(source.key)
    },
    close: () => {},
  }
}

/** Rows of a tensor of `shape` [.., rows, columns] that the file has as [.., columns, rows]. */
function* transposed(file: WeightsFile, key: string, shape: number[]): Generator<Float32Array> {
  const stored = new Float32Array(elementCount(shape))
  let filled = 0
  for (const values of file.pieces(key)) {
    stored.set(values, filled)
    filled += values.length
  }
  const [rows, columns] = shape.slice(-2)
  const atOnce = Math.max(1, Math.floor(PIECE / Math.max(1, columns)))
  for (let start = 0; start < stored.length; start += rows * columns) {
    for (let first = 0; first < rows; first += atOnce) {
      const count = Math.min(atOnce, rows - first)
      const piece = new Float32Array(count * columns)
      for (let j = 0; j < columns; j++) {
        for (let i = 0; i < count; i++) piece[i * columns + j] = stored[start + j * rows + first + i]
      }
      yield piece
    }
  }
}
