import { plantedAlphabet, plantedBos } from '#lib/model/testing/planted-neurons.ts'

/** tokenizer.json of the planted models: a byte-level BPE without merges, so every character is a token of its own. */
export function plantedTokenizer(): Record<string, unknown> {
  // Byte-level BPE writes the bytes of space and newline as these letters.
  const visible: Record<string, string> = { ' ': '\u0120', '\n': '\u010a' }
  const bos = '<|BOS|>'
  const vocab = Object.fromEntries([
    ...plantedAlphabet.map((text, id) => [visible[text] ?? text, id]),
    [bos, plantedBos],
  ])
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [{ id: plantedBos, content: bos, ...flags }],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      vocab,
      merges: [],
    },
  }
}
