import type { Pattern } from '#lib/regex/pattern.ts'

/**
 * Marks the tokens that a pattern predicts: out[t] = 1 where some match ends inside token t (start_t < e <= end_t, design §8), else
 * 0, [tokens]; returns how many. The text is one document, `ends` the byte behind each of its tokens, ascending. Throws where they
 * are not, or reach beyond the text, or `out` is too short.
 */
export function matchTokens(pattern: Pattern, text: Uint8Array, ends: Uint32Array, out: Uint8Array): number {
  const nTokens = ends.length
  if (out.length < nTokens) throw new Error(`match tokens: wanted room for ${nTokens} tokens, got ${out.length}`)
  const { dfa } = pattern
  const { classes } = dfa
  let { table } = dfa
  let entry = dfa.begin()
  let found = 0
  let at = 0
  for (let t = 0; t < nTokens; t++) {
    const end = ends[t]
    if (end < at || end > text.length)
      throw new Error(`match tokens: wanted an end in ${at}..${text.length} for token ${t}, got ${end}`)
    let any = 0
    for (; at < end; at++) {
      const c = classes[text[at]]
      let next = table[(entry >> 1) + c]
      if (next < 0) {
        next = dfa.miss(entry, c, at)
        table = dfa.table
      }
      entry = next
      any |= next
    }
    out[t] = any & 1
    found += any & 1
  }
  dfa.end(at)
  return found
}
