/** One step of a pre-tokenizer, as checked. */
export type PreTokenizerStep =
  | { type: 'split'; pattern: { regex: string } | { literal: string }; behavior: SplitBehavior; invert: boolean }
  | { type: 'digits'; individual: boolean }
  | { type: 'byte-level'; useRegex: boolean; addPrefixSpace: boolean }

/** What becomes of a match: a piece of its own, glued to a neighbour, or one piece with the matches it touches. */
export type SplitBehavior = 'Isolated' | 'Contiguous' | 'MergedWithPrevious' | 'MergedWithNext'

/** A token outside the merges. */
export interface AddedToken {
  id: number
  /** Its text, not in the byte alphabet. */
  content: string
  /** Control tokens such as BOS: never found in text. The others are cut out of the text before anything else. */
  special: boolean
}

/** What encoding needs of a tokenizer.json, checked. */
export interface TokenizerSpec {
  /** Token in the byte alphabet -> id; added tokens may be among them, as plain text. */
  vocab: Map<string, number>
  /** Pairs by rank, best first, in the byte alphabet. */
  merges: [left: string, right: string][]
  nfc: boolean
  /** In order; the last one is always `byte-level`, the only one of its kind. */
  steps: PreTokenizerStep[]
  added: AddedToken[]
}

type Json = Record<string, unknown>

function fail(what: string): never {
  throw new Error(`tokenizer.json: ${what}`)
}

function asObject(value: unknown, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(`${name} is not an object`)
  return value as Json
}

/** Throws when an option that would change the ids is set. */
function refuseOptions(object: Json, name: string, options: string[]): void {
  for (const option of options) {
    const value = object[option]
    if (value !== undefined && value !== null && value !== false && value !== '' && value !== 0)
      fail(`${name}.${option} = ${JSON.stringify(value)} is not supported`)
  }
}

const BEHAVIORS = ['Isolated', 'Contiguous', 'MergedWithPrevious', 'MergedWithNext']

function parseStep(value: unknown): PreTokenizerStep[] {
  const step = asObject(value, 'pre_tokenizer')
  if (step.type === 'Sequence') return ((step.pretokenizers as unknown[] | undefined) ?? []).flatMap(parseStep)
  if (step.type === 'ByteLevel')
    return [{ type: 'byte-level', useRegex: step.use_regex !== false, addPrefixSpace: step.add_prefix_space === true }]
  if (step.type === 'Digits') return [{ type: 'digits', individual: step.individual_digits === true }]
  if (step.type !== 'Split') return fail(`pre_tokenizer ${JSON.stringify(step.type)} is not supported`)
  const { Regex: regex, String: literal } = asObject(step.pattern, 'pre_tokenizer.pattern')
  if (!BEHAVIORS.includes(step.behavior as string))
    return fail(`Split behavior ${JSON.stringify(step.behavior)} is not supported (supported: ${BEHAVIORS.join(', ')})`)
  const split = { type: 'split' as const, behavior: step.behavior as SplitBehavior, invert: step.invert === true }
  if (typeof regex === 'string') return [{ ...split, pattern: { regex } }]
  if (typeof literal === 'string') return [{ ...split, pattern: { literal } }]
  return fail('a Split has neither pattern.Regex nor pattern.String')
}

function parseMerge(merge: unknown): [string, string] {
  const pair = typeof merge === 'string' ? merge.split(' ') : merge
  if (!Array.isArray(pair) || pair.length !== 2) return fail(`merge ${JSON.stringify(merge)} is not a pair`)
  return [pair[0], pair[1]]
}

function parseAdded(value: unknown): AddedToken {
  const token = asObject(value, 'an added token')
  const { id, content } = token
  if (typeof id !== 'number' || typeof content !== 'string') return fail('an added token lacks its id or content')
  const special = token.special === true
  if (!special) refuseOptions(token, `added token ${JSON.stringify(content)}`, ['single_word', 'lstrip', 'rstrip'])
  return { id, content, special }
}

/**
 * Checks a tokenizer.json: a byte-level BPE without dropout, normalizer null or NFC, pre-tokenizer ByteLevel or a
 * Sequence of Split and Digits ending in ByteLevel. `truncation`, `padding`, `post_processor` and `decoder` are not
 * read: rows are cut and BOS is set by the caller, and decoding is the inverse of the byte alphabet. Throws one line.
 */
export function parseTokenizerJson(json: unknown): TokenizerSpec {
  const root = asObject(json, 'the file')
  const model = asObject(root.model, 'model')
  if (model.type !== undefined && model.type !== 'BPE') fail(`model ${JSON.stringify(model.type)} is not BPE`)
  refuseOptions(model, 'model', ['dropout', 'continuing_subword_prefix', 'end_of_word_suffix', 'byte_fallback'])
  refuseOptions(model, 'model', ['ignore_merges'])
  const normalizer = root.normalizer ? asObject(root.normalizer, 'normalizer').type : null
  if (normalizer !== null && normalizer !== 'NFC') fail(`normalizer ${JSON.stringify(normalizer)} is not supported`)
  const steps = parseStep(root.pre_tokenizer)
  if (steps.findIndex(step => step.type === 'byte-level') !== steps.length - 1 || steps.length === 0)
    fail('pre_tokenizer must end in its only ByteLevel')
  const vocab = new Map(Object.entries(asObject(model.vocab, 'model.vocab'))) as Map<string, number>
  const added = ((root.added_tokens as unknown[] | undefined) ?? []).map(parseAdded)
  for (const id of [...vocab.values(), ...added.map(token => token.id)])
    if (!Number.isInteger(id) || id < 0 || id > 0xffff) fail(`token id ${id} is outside 0..65535`)
  if (!Array.isArray(model.merges)) fail('model.merges is not a list')
  return { vocab, merges: (model.merges as unknown[]).map(parseMerge), nfc: normalizer === 'NFC', steps, added }
}
