import type { CodePoints } from '#lib/regex/code-points.ts'

/** Where a character has been read as a whole. */
export const TRIE_END = -1

/** One place inside a character: which bytes lead where. */
export interface TrieNode {
  /** Triples of first byte, last byte and target (an index into the trie, or TRIE_END), ascending. */
  readonly edges: readonly number[]
  /** Bytes of the character that are still to come, 1 to 3; 0 before its first byte. */
  readonly left: number
}

/** Code points by length of their UTF-8, and the first byte's mark. */
const LENGTHS = [
  [0x00, 0x7f, 1, 0x00],
  [0x80, 0x7ff, 2, 0xc0],
  [0x800, 0xffff, 3, 0xe0],
  [0x10000, 0x10ffff, 4, 0xf0],
] as const
const SURROGATES = [0xd800, 0xdfff] as const

/**
 * The UTF-8 of a set of code points as a trie whose equal parts are one; targets come before what leads to them, the root is last.
 * Surrogates have no UTF-8 and are left out; a set of nothing else has a root without edges.
 */
export function utf8Trie(points: CodePoints): TrieNode[] {
  // What most slots of most patterns are: one byte, one edge a range. A thousand alternatives have thousands of them.
  if (points.length > 0 && points[points.length - 1] <= LENGTHS[0][1]) return [{ edges: asciiEdges(points), left: 0 }]
  const nodes: TrieNode[] = []
  const known = new Map<string, number>()
  const node = (edges: readonly number[], left: number): number => {
    const key = `${left}:${edges.join(',')}`
    let index = known.get(key)
    if (index === undefined) {
      index = nodes.push({ edges, left }) - 1
      known.set(key, index)
    }
    return index
  }

  /** Node for `left` continuation bytes whose values together, 6 bits each, lie in the ranges. */
  const below = (ranges: readonly number[], left: number): number => {
    if (left === 0) return TRIE_END
    const full = ranges.length === 2 && ranges[0] === 0 && ranges[1] === 64 ** left - 1
    // What most of a negated class is made of, known without looking at each of its characters.
    if (full) return node([0x80, 0xbf, below([0, 64 ** (left - 1) - 1], left - 1)], left)
    return node(edgesOf(ranges, left, 0x80), left)
  }
  const edgesOf = (ranges: readonly number[], bytes: number, mark: number): number[] => {
    const rest = 6 * (bytes - 1)
    const size = 2 ** rest
    const byByte = new Map<number, number[]>()
    const edges: number[] = []
    const flush = (byte: number, inner: readonly number[]): void => {
      const target = below(inner, bytes - 1)
      const end = edges.length
      if (end > 0 && edges[end - 2] === byte - 1 && edges[end - 1] === target) edges[end - 2] = byte
      else edges.push(byte, byte, target)
    }
    for (let i = 0; i < ranges.length; i += 2)
      for (let high = Math.floor(ranges[i] / size); high <= Math.floor(ranges[i + 1] / size); high++) {
        const first = Math.max(ranges[i] - high * size, 0)
        const last = Math.min(ranges[i + 1] - high * size, size - 1)
        const inner = byByte.get(mark + high)
        if (inner) inner.push(first, last)
        else byByte.set(mark + high, [first, last])
      }
    for (const [byte, inner] of byByte) flush(byte, inner)
    return edges
  }

  const edges = LENGTHS.flatMap(([low, high, bytes, mark]) => edgesOf(within(points, low, high), bytes, mark))
  // The root is never one of the parts: those have bytes still to come.
  nodes.push({ edges, left: 0 })
  return nodes
}

function asciiEdges(points: CodePoints): number[] {
  const edges: number[] = []
  for (let i = 0; i < points.length; i += 2) edges.push(points[i], points[i + 1], TRIE_END)
  return edges
}

/** The ranges' parts inside [low, high] without surrogates. */
function within(points: CodePoints, low: number, high: number): number[] {
  const parts: number[] = []
  const push = (first: number, last: number): void => {
    if (first <= last) parts.push(first, last)
  }
  for (let i = 0; i < points.length; i += 2) {
    const first = Math.max(points[i], low)
    const last = Math.min(points[i + 1], high)
    push(first, Math.min(last, SURROGATES[0] - 1))
    push(Math.max(first, SURROGATES[1] + 1), last)
  }
  return parts
}
