import type { CodePoints } from '#lib/regex/code-points.ts'
import { factorChoice } from '#lib/regex/factor-choice.ts'
import { MAX_NODES } from '#lib/regex/limits.ts'
import { NodeList } from '#lib/regex/node-list.ts'
import { PatternError } from '#lib/regex/pattern-error.ts'
import { ASSERT, ASSERTIONS, BYTE, MATCH, SPLIT } from '#lib/regex/program.ts'
import type { Syntax } from '#lib/regex/syntax.ts'
import { TRIE_END, utf8Trie } from '#lib/regex/utf8-trie.ts'

/** A trie ready to be copied: per node its shape, the targets its shape numbers, and the bytes still to come. */
type Stamp = readonly { readonly shape: number; readonly targets: readonly number[]; readonly left: number }[]

/**
 * Thompson's construction, from the end to the start: each part is built towards a node that is there already, so that nothing has
 * to be patched but loops. Repeats are written out.
 */
export function buildNodes(syntax: Syntax): { nodes: NodeList; start: number } {
  const nodes = new NodeList()
  const stamps = new Map<CodePoints, Stamp>()
  let visits = 0

  const build = (part: Syntax, next: number): number => {
    // Parts that make no node, written out a thousand times a thousand times, would take for ever too.
    if (++visits > 4 * MAX_NODES)
      throw new PatternError('it is too large once its counted repeats are written out: shorten it')
    switch (part.kind) {
      case 'empty':
        return next
      case 'class':
        return stampClass(part.points, next)
      case 'assert':
        return nodes.add(ASSERT, [next], ASSERTIONS.indexOf(part.assertion))
      case 'sequence':
        return part.parts.reduceRight((after, inner) => build(inner, after), next)
      case 'choice':
        return nodes.add(
          SPLIT,
          factorChoice(part.options).map(option => build(option, next)),
        )
      case 'repeat':
        return repeat(part.body, part.min, part.max, next)
    }
  }

  /**
   * Copies of a part that may be left out are chained, and so are those before a loop: where matches that are still open stand at
   * the same place in two copies, the one that may read more, or must read less, is enough.
   */
  const repeat = (body: Syntax, min: number, max: number | null, next: number): number => {
    const begins: number[] = []
    let size = 0
    const copy = (after: number): number => {
      const begin = nodes.length
      const entry = build(body, after)
      size = nodes.length - begin
      begins.push(begin)
      return entry
    }
    let entry = next
    if (max === null) {
      const targets = [next]
      entry = nodes.add(SPLIT, targets)
      targets.push(copy(entry))
      for (let i = 0; i < min; i++) entry = copy(entry)
      nodes.link(begins.toReversed(), size)
      return entry
    }
    for (let i = min; i < max; i++) entry = nodes.add(SPLIT, [copy(entry), next])
    nodes.link(begins, size)
    for (let i = 0; i < min; i++) entry = build(body, entry)
    return entry
  }

  const stampClass = (points: CodePoints, next: number): number => {
    let stamp = stamps.get(points)
    if (!stamp) {
      stamp = stampOf(points, nodes)
      stamps.set(points, stamp)
    }
    const made: number[] = []
    for (const { shape, targets, left } of stamp)
      made.push(
        nodes.add(
          BYTE,
          targets.map(target => (target === TRIE_END ? next : made[target])),
          shape,
          left,
        ),
      )
    return made[made.length - 1]
  }

  const end = nodes.add(MATCH, [])
  return { start: build(syntax, end), nodes }
}

function stampOf(points: CodePoints, nodes: NodeList): Stamp {
  return utf8Trie(points).map(({ edges, left }) => {
    const targets: number[] = []
    const triples: number[] = []
    for (let i = 0; i < edges.length; i += 3) {
      let number = targets.indexOf(edges[i + 2])
      if (number < 0) number = targets.push(edges[i + 2]) - 1
      triples.push(edges[i], edges[i + 1], number)
    }
    return { shape: nodes.shape(triples), targets, left }
  })
}
