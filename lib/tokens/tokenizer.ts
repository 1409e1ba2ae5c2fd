import { alphabetToBytes, byteToCharacter } from '#lib/tokens/byte-alphabet.ts'
import { mergeLongWord } from '#lib/tokens/merge-long-word.ts'
import { createMergeTable } from '#lib/tokens/merge-table.ts'
import { mergeWord } from '#lib/tokens/merge-word.ts'
import { createPreTokenizer } from '#lib/tokens/pre-tokenizer.ts'
import { parseTokenizerJson, type TokenizerSpec } from '#lib/tokens/tokenizer-json.ts'

/** A byte-level BPE: text <-> token ids, with the exact bytes of each token. */
export interface Tokenizer {
  /** Number of ids: the largest id plus one, added tokens included. */
  vocabSize: number
  /** Text of each special added token (`<|BOS|>`, ...) -> its id. */
  specialIds: Map<string, number>
  /**
   * Text to ids, without BOS; special tokens written in the text are text. The ids' bytes joined are the text's UTF-8
   * (of its NFC form where the tokenizer normalises; with the spaces that add_prefix_space puts in). A lone surrogate
   * counts as U+FFFD. Throws when the vocabulary lacks a byte that the text needs.
   */
  encode(text: string): Uint16Array
  /** The bytes of one token; of a special token, the UTF-8 of its name. Not to be changed. Throws on an unknown id. */
  tokenBytes(id: number): Uint8Array
  /** Ids to text: their bytes read as UTF-8, an invalid sequence (part of a character) as U+FFFD. */
  decode(ids: ArrayLike<number>): string
  /** Start of each token in the joined bytes, and their total length last: [ids.length + 1]. */
  byteOffsets(ids: ArrayLike<number>): Uint32Array
}

/** Words kept with their ids; then the cache starts anew. */
const CACHED_WORDS = 1 << 16
/** Longer pieces (UTF-16 units) are rare and not worth a place. */
const LONGEST_CACHED = 64
/** Above this many bytes the heap wins. */
const SHORT_WORD = 48

const utf8 = new TextEncoder()

/** Bytes of every id, [vocabSize]; an id that no token has is empty. */
function tableOfBytes(spec: TokenizerSpec): Uint8Array[] {
  const added = new Map(spec.added.map(token => [token.id, token.content]))
  const table: Uint8Array[] = []
  for (const [token, id] of spec.vocab) {
    if (added.has(id)) continue
    const bytes = alphabetToBytes(token)
    if (!bytes) throw new Error(`tokenizer.json: token ${id} ${JSON.stringify(token)} is not in the byte alphabet`)
    table[id] = bytes
  }
  for (const [id, content] of added) table[id] = utf8.encode(content)
  for (let id = 0; id < table.length; id++) table[id] ??= new Uint8Array(0)
  return table
}

function tableOfMerges(spec: TokenizerSpec) {
  const idOf = (token: string): number => {
    const id = spec.vocab.get(token)
    if (id === undefined)
      throw new Error(`tokenizer.json: a merge needs ${JSON.stringify(token)}, not in the vocabulary`)
    return id
  }
  return createMergeTable(spec.merges.map(([l, r]) => [idOf(l), idOf(r), idOf(l + r)] as const))
}

/** Cuts the non-special added tokens out of a text, the longest first: [text, token, text, ..., text]. */
function createAddedSplit(spec: TokenizerSpec): (text: string) => string[] {
  const contents = spec.added.filter(token => !token.special && token.content !== '').map(token => token.content)
  if (contents.length === 0) return text => [text]
  contents.sort((a, b) => b.length - a.length)
  const pattern = new RegExp(`(${contents.map(c => c.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})`, 'u')
  return text => text.split(pattern)
}

/** Builds a tokenizer from a parsed tokenizer.json; throws one line where the file asks for what is not supported. */
export function createTokenizer(json: unknown): Tokenizer {
  const spec = parseTokenizerJson(json)
  const bytesOf = tableOfBytes(spec)
  const merges = tableOfMerges(spec)
  const preTokenize = createPreTokenizer(spec.steps)
  const splitAdded = createAddedSplit(spec)
  const addedIds = new Map(spec.added.map(token => [token.content, token.id]))
  const idOfByte = Int32Array.from({ length: 256 }, (_, byte) => spec.vocab.get(byteToCharacter(byte)) ?? -1)
  const cache = new Map<string, Uint16Array>()

  const encodeWord = (word: string): Uint16Array => {
    const bytes = utf8.encode(word)
    const ids = new Uint16Array(bytes.length)
    for (let i = 0; i < bytes.length; i++) {
      const id = idOfByte[bytes[i]]
      if (id < 0)
        throw new Error(`the vocabulary has no token for byte ${bytes[i]}, which ${JSON.stringify(word)} needs`)
      ids[i] = id
    }
    const merge = ids.length <= SHORT_WORD ? mergeWord : mergeLongWord
    return ids.slice(0, merge(ids, ids.length, merges))
  }

  const idsOfWord = (word: string): Uint16Array => {
    if (word.length > LONGEST_CACHED) return encodeWord(word)
    const known = cache.get(word)
    if (known) return known
    if (cache.size >= CACHED_WORDS) cache.clear()
    const ids = encodeWord(word)
    // A slice keeps the text it was cut from alive; a key made of its own characters does not.
    cache.set(String.fromCharCode(...Array.from({ length: word.length }, (_, i) => word.charCodeAt(i))), ids)
    return ids
  }

  const encode = (text: string): Uint16Array => {
    let out = new Uint16Array((text.length >> 1) + 16)
    let n = 0
    const append = (ids: ArrayLike<number>): void => {
      if (n + ids.length > out.length) {
        const grown = new Uint16Array(2 * (n + ids.length))
        grown.set(out)
        out = grown
      }
      for (let i = 0; i < ids.length; i++) out[n++] = ids[i]
    }
    const parts = splitAdded(spec.nfc ? text.normalize('NFC') : text)
    for (let i = 0; i < parts.length; i++) {
      if (i % 2 === 1) append([addedIds.get(parts[i]) as number])
      else for (const word of preTokenize(parts[i])) append(idsOfWord(word))
    }
    return out.slice(0, n)
  }

  const tokenBytes = (id: number): Uint8Array => {
    const bytes = bytesOf[id]
    if (!bytes) throw new RangeError(`token id ${id} is outside 0..${bytesOf.length - 1}`)
    return bytes
  }

  const byteOffsets = (ids: ArrayLike<number>): Uint32Array => {
    const offsets = new Uint32Array(ids.length + 1)
    for (let i = 0; i < ids.length; i++) offsets[i + 1] = offsets[i] + tokenBytes(ids[i]).length
    return offsets
  }

  const decode = (ids: ArrayLike<number>): string => {
    const offsets = byteOffsets(ids)
    const bytes = new Uint8Array(offsets[ids.length])
    for (let i = 0; i < ids.length; i++) bytes.set(tokenBytes(ids[i]), offsets[i])
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  }

  const specialIds = new Map(spec.added.filter(token => token.special).map(token => [token.content, token.id]))
  return { vocabSize: bytesOf.length, specialIds, encode, tokenBytes, decode, byteOffsets }
}
