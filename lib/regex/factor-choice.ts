import type { Syntax } from '#lib/regex/syntax.ts'

/**
 * Alternatives with what they begin with alike taken out in front: `abc|abd|x` as `ab(?:c|d)|x`, one level at a time. Their order
 * does not matter here, as every end counts. Long lists of words become as narrow as a trie.
 */
export function factorChoice(options: readonly Syntax[]): readonly Syntax[] {
  const groups = new Map<string, Syntax[]>()
  for (const option of options) {
    const head = headOf(option)
    const key = head.kind === 'class' ? head.points.join() : `other ${groups.size}`
    const group = groups.get(key)
    if (group) group.push(option)
    else groups.set(key, [option])
  }
  if (groups.size === options.length) return options
  return [...groups.values()].map(group =>
    group.length === 1
      ? group[0]
      : { kind: 'sequence', parts: [headOf(group[0]), { kind: 'choice', options: group.map(restOf) }] },
  )
}

const headOf = (option: Syntax): Syntax => (option.kind === 'sequence' ? option.parts[0] : option)

function restOf(option: Syntax): Syntax {
  if (option.kind !== 'sequence' || option.parts.length === 1) return { kind: 'empty' }
  return option.parts.length === 2 ? option.parts[1] : { kind: 'sequence', parts: option.parts.slice(1) }
}
