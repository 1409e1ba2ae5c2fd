/** What a model needs to know of its tokenizer.json. */
export interface TokenizerIds {
  /** One more than the largest id. */
  vocabSize: number
  /** The token that starts rows, where the file has one under a usual name. */
  bos: number | undefined
}

/** Usual names of the token that starts a row, first choice first. */
const bosNames = ['<|BOS|>', '<s>', '<|endoftext|>']

/** Reads the ids off a parsed tokenizer.json; throws one line where it has no vocabulary. */
export function tokenizerIds(json: unknown): TokenizerIds {
  const { model, added_tokens: added = [] } = (json ?? {}) as {
    model?: { vocab?: Record<string, number> }
    added_tokens?: { id: number; content: string }[]
  }
  if (!model?.vocab)
    throw new Error('tokenizer.json: wanted model.vocab, got none; the file must be a HuggingFace tokenizer')
  const ids = new Map([...Object.entries(model.vocab), ...added.map(({ content, id }) => [content, id] as const)])
  let largest = -1
  for (const id of ids.values()) if (id > largest) largest = id
  return { vocabSize: largest + 1, bos: bosNames.map(name => ids.get(name)).find(id => id !== undefined) }
}
