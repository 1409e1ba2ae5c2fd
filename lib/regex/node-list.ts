import { MAX_NODES } from '#lib/regex/limits.ts'
import { PatternError } from '#lib/regex/pattern-error.ts'

/** Nodes of a program that is being made: a column each. */
export class NodeList {
  readonly kind: number[] = []
  readonly detail: number[] = []
  readonly left: number[] = []
  readonly targets: number[][] = []
  /** Byte ranges with the number of the target they lead to (triples), one list a shape. */
  readonly shapes: number[][] = []
  readonly #shapeOf = new Map<string, number>()

  /** Adds a node and returns its number. Throws PatternError where there are too many. */
  add(kind: number, targets: number[], detail = 0, left = 0): number {
    if (this.kind.length >= MAX_NODES)
      throw new PatternError(
        `wanted at most ${MAX_NODES} nodes, got more: shorten it, or use * or + in place of counted repeats`,
      )
    this.kind.push(kind)
    this.detail.push(detail)
    this.left.push(left)
    return this.targets.push(targets) - 1
  }

  /** Number of the shape with these triples. */
  shape(triples: number[]): number {
    const key = triples.join(',')
    let shape = this.#shapeOf.get(key)
    if (shape === undefined) {
      shape = this.shapes.push(triples) - 1
      this.#shapeOf.set(key, shape)
    }
    return shape
  }
}
