/** A dense array of float32 in row-major order. */
export interface Tensor {
  /** Sizes, outermost first; `[]` is a scalar. */
  shape: number[]
  /** The values, as many as the product of `shape`. */
  data: Float32Array
}

/** How many values a tensor of this shape holds: 1 for `[]`. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** A tensor of one repeated value. */
export function filled(shape: number[], value: number): Tensor {
  return { shape, data: new Float32Array(elementCount(shape)).fill(value) }
}

/** A shape as errors print it: `[2, 3]`. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`
}
