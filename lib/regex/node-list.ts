import { MAX_NODES } from '#lib/regex/limits.ts'
import { PatternError } from '#lib/regex/pattern-error.ts'

/** Nodes of a program that is being made: a column each. */
export class NodeList {
  readonly kind: number[] = []
  readonly detail: number[] = []
  readonly left: number[] = []
  readonly targets: number[][] = []
  /** Nodes of one chain (from 1; 0: of none) stand for the same place in copies of one repeated part. */
  readonly chain: number[] = []
  /** Of two nodes of a chain, the stronger one goes on to everything the weaker one goes on to. */
  readonly strength: number[] = []
  nChains = 0
  /** Byte ranges with the number of the target they lead to (triples), one list a shape. */
  readonly shapes: number[][] = []
  readonly #shapeOf = new Map<string, number>()

  get length(): number {
    return this.kind.length
  }

  /** Adds a node and returns its number. Throws PatternError where there are too many. */
  add(kind: number, targets: number[], detail = 0, left = 0): number {
    if (this.kind.length >= MAX_NODES)
      throw new PatternError(
        `wanted at most ${MAX_NODES} nodes, got more: shorten it, or use * or + in place of counted repeats`,
      )
    this.kind.push(kind)
    this.detail.push(detail)
    this.left.push(left)
    this.chain.push(0)
    this.strength.push(0)
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

  /** Makes chains of copies of one part: each as many nodes from where it begins, weakest first. Inner chains stay. */
  link(begins: readonly number[], size: number): void {
    if (begins.length < 2) return
    begins.forEach((begin, strength) => {
      for (let i = 0; i < size; i++) {
        if (this.chain[begin + i] !== 0) continue
        this.chain[begin + i] = this.nChains + i + 1
        this.strength[begin + i] = strength
      }
    })
    this.nChains += size
  }
}
