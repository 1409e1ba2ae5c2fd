import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { type CausalString, mustFire, type StringKind } from '#lib/patterns/causal-string.ts'
import { breakingEdit, editKinds } from '#lib/patterns/edits.ts'
import { type Match, shortestMatch } from '#lib/patterns/shortest-match.ts'
import { shuffled } from '#lib/patterns/shuffled.ts'

/** What the strings of a causal test are made from. */
export interface CausalSource {
  /** Tokens of held-out documents. */
  documents: readonly Uint16Array[]
  /** Tokens of these documents that the pattern predicts to fire, all or many. */
  matches: readonly { document: number; token: number }[]
  /** Tokens that the model can read after BOS. */
  longest: number
  /** Null where the vocabulary cannot write the text. */
  encode(text: string): Uint16Array | null
  decode(tokens: ArrayLike<number>): string
  /** Whether some match of the pattern ends inside the last of these tokens. */
  predicts(tokens: Uint16Array): boolean
  /** A text drawn from the pattern; null where it cannot be drawn from. */
  sample(random: () => number): string | null
}

/** Strings of each prediction. */
const wanted = 200
/** Tokens of text before a match, and of a random prefix; half of what the model reads where that is less. */
const contextTokens = ({ longest }: CausalSource): number => Math.min(50, Math.ceil(longest / 2))
/** Attempts for each string that is wanted, before fewer have to do. */
const attempts = 8

/**
 * Up to 200 strings that must fire and 200 narrow misses that must not (methods §8): matches of held-out text, texts drawn from the
 * pattern and found matches, both after 50 random tokens; then found matches with one edit that breaks the pattern, and the
 * matched token after other text. No string comes twice. The same source and seed give the same strings.
 */
export function causalStrings(source: CausalSource, seed: number): CausalString[] {
  const random = seededRandom(seed)
  const strings: CausalString[] = []
  const seen = new Set<string>()
  const add = (kind: StringKind, tokens: Uint16Array | null, document: number, from = -1): boolean => {
    if (tokens === null || tokens.length === 0 || tokens.length > source.longest) return false
    const key = tokens.join()
    if (seen.has(key) || source.predicts(tokens) !== mustFire(kind)) return false
    seen.add(key)
    strings.push({ kind, tokens, document, source: from })
    return true
  }

  const share = Math.ceil(wanted / 3)
  const found = foundMatches(source, random, wanted, add)
  // Of more, the third that is due stays; the others stand in where the pattern cannot be drawn from.
  const spare = strings.splice(share)
  const drawMatch = (): { text: string | null; document: number } => {
    if (found.length === 0) return { text: null, document: -1 }
    const match = found[Math.floor(random() * found.length)]
    return { text: match.text, document: match.document }
  }
  const afterPrefix = (kind: StringKind, text: string | null, document: number): boolean => {
    if (text === null) return false
    const prefix = randomPrefix(source, random)
    return add(kind, source.encode(source.decode(prefix.tokens) + text), document < 0 ? prefix.document : document)
  }
  repeat(share, () => afterPrefix('sampled', source.sample(random), -1))
  repeat(wanted - strings.length, () => {
    const { text, document } = drawMatch()
    return afterPrefix('prefix', text, document)
  })
  strings.push(...spare.slice(0, Math.max(0, wanted - strings.length)))
  addMisses(source, random, found, add)
  return strings
}

/** A found match and where its string is in the test. */
interface FoundMatch extends Match {
  document: number
  /** Place of its string in the test; -1 where that string is not in it. */
  string: number
  /** The matched token. */
  token: number
}

type Add = (kind: StringKind, tokens: Uint16Array | null, document: number, from?: number) => boolean

/** Adds matches of held-out text in random order, at most one of each document before a second of any. */
function foundMatches(source: CausalSource, random: () => number, most: number, add: Add): FoundMatch[] {
  const turns = new Map<number, number>()
  const inTurn = shuffled(source.matches, random).map(match => {
    const turn = turns.get(match.document) ?? 0
    turns.set(match.document, turn + 1)
    return { match, turn }
  })
  const found: FoundMatch[] = []
  for (const { match } of inTurn.sort((a, b) => a.turn - b.turn)) {
    if (found.length === most) break
    const all = source.documents[match.document]
    const tokens = all.slice(Math.max(0, match.token + 1 - contextTokens(source)), match.token + 1)
    const parts = shortestMatch(tokens, source)
    if (parts === null || !add('corpus', tokens, match.document)) continue
    found.push({ ...parts, document: match.document, string: found.length, token: tokens[tokens.length - 1] })
  }
  return found
}

/** Adds misses made from found matches, kind after kind, until there are 200 or no more can be made. */
function addMisses(source: CausalSource, random: () => number, found: readonly FoundMatch[], add: Add): void {
  if (found.length === 0) return
  const sources = found.slice(0, Math.ceil(wanted / 3))
  const kinds = [...editKinds, 'context'] as const
  const failures = kinds.map(() => 0)
  let made = 0
  for (let turn = 0; made < wanted && turn < wanted * attempts; turn++) {
    const k = turn % kinds.length
    // A kind that never applies (case where there is no letter) costs no more after this.
    if (failures[k] === 3 * sources.length) continue
    const from = sources[Math.floor(random() * sources.length)]
    const kind = kinds[k]
    const tokens = kind === 'context' ? elsewhere(source, random, from.token) : edited(source, random, from, kind)
    if (add(kind, tokens, from.document, from.string)) made++
    else failures[k]++
  }
}

function edited(source: CausalSource, random: () => number, from: FoundMatch, kind: (typeof editKinds)[number]) {
  const encoded = (text: string) => source.encode(from.before + text)
  const breaks = (text: string) => {
    const tokens = encoded(text)
    return tokens !== null && !source.predicts(tokens)
  }
  const text = breakingEdit(from.text, kind, { breaks, random })
  return text === null ? null : encoded(text)
}

/** The matched token after the end of other text. */
const elsewhere = (source: CausalSource, random: () => number, token: number): Uint16Array =>
  Uint16Array.from([...randomPrefix(source, random).tokens.subarray(1), token])

/** Up to 50 tokens from a random place of a random document. */
function randomPrefix(source: CausalSource, random: () => number): { tokens: Uint16Array; document: number } {
  const { documents } = source
  const length = contextTokens(source)
  const document = Math.floor(random() * documents.length)
  const all = documents[document]
  const start = Math.floor(random() * Math.max(1, all.length - length))
  return { tokens: all.subarray(start, start + length), document }
}

function repeat(times: number, make: () => boolean): void {
  let made = 0
  for (let tried = 0; made < times && tried < times * attempts; tried++) if (make()) made++
}
