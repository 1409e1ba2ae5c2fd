import { expect, it } from 'vitest'
import { parseTokenizerJson } from '#lib/tokens/tokenizer-json.ts'

const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true }
const plain = { model: { type: 'BPE', vocab: { a: 0, b: 1, ab: 2 }, merges: ['a b'] }, pre_tokenizer: byteLevel }

it('reads merges as strings and as pairs', () => {
  expect(parseTokenizerJson(plain).merges).toEqual([['a', 'b']])
  const pairs = { ...plain, model: { ...plain.model, merges: [['a', 'b']] } }
  expect(parseTokenizerJson(pairs).merges).toEqual([['a', 'b']])
})

it('takes options that change nothing', () => {
  const model = { ...plain.model, dropout: null, continuing_subword_prefix: '', fuse_unk: false, byte_fallback: false }
  expect(parseTokenizerJson({ ...plain, model, normalizer: null }).nfc).toBe(false)
})

const split = (fields: object) => ({
  ...plain,
  pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'Split', ...fields }, byteLevel] },
})

it.each([
  ['not an object', null, 'the file is not an object'],
  ['another model', { ...plain, model: { type: 'Unigram' } }, 'model "Unigram" is not BPE'],
  ['dropout', { ...plain, model: { ...plain.model, dropout: 0.1 } }, 'model.dropout = 0.1 is not supported'],
  ['a normalizer', { ...plain, normalizer: { type: 'NFKC' } }, 'normalizer "NFKC" is not supported'],
  ['another pre-tokenizer', { ...plain, pre_tokenizer: { type: 'Metaspace' } }, 'pre_tokenizer "Metaspace"'],
  ['no byte level', { ...plain, pre_tokenizer: { type: 'Digits' } }, 'must end in its only ByteLevel'],
  ['text lost', split({ pattern: { String: ' ' }, behavior: 'Removed' }), 'Split behavior "Removed"'],
  ['a wide id', { ...plain, model: { ...plain.model, vocab: { a: 65536 } } }, 'token id 65536 is outside 0..65535'],
  ['a broken merge', { ...plain, model: { ...plain.model, merges: ['ab'] } }, 'merge "ab" is not a pair'],
  [
    'an added token with strip',
    { ...plain, added_tokens: [{ id: 3, content: '<m>', special: false, lstrip: true }] },
    'added token "<m>".lstrip = true is not supported',
  ],
])('refuses %s', (_, json, message) => {
  expect(() => parseTokenizerJson(json)).toThrow(message)
})
