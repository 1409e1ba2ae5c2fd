import type { Pattern } from '#lib/regex/pattern.ts'

/**
 * Marks where matches end: out[i] = 1 where some match ends just behind byte i (every end, not only those of leftmost matches),
 * else 0, [text.length]; returns how many. The text is one document in UTF-8; bytes that are none match nothing. Throws
 * where `out` is too short.
 */
export function matchEnds(pattern: Pattern, text: Uint8Array, out: Uint8Array): number {
  const n = text.length
  if (out.length < n) throw new Error(`match ends: wanted room for ${n} bytes, got ${out.length}`)
  const { dfa } = pattern
  const { classes } = dfa
  let { table } = dfa
  let entry = dfa.begin()
  let found = 0
  for (let i = 0; i < n; i++) {
    const c = classes[text[i]]
    let next = table[(entry >> 1) + c]
    if (next < 0) {
      next = dfa.miss(entry, c, i)
      table = dfa.table
    }
    entry = next
    const ends = next & 1
    out[i] = ends
    found += ends
  }
  dfa.end(n)
  return found
}
