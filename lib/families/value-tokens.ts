/** The token ids of each text, a space before it left out. */
export interface TokenTexts {
  /** Text of each token as it is, null for one without; [vocabSize]. */
  texts: readonly (string | null)[]
  exact: ReadonlyMap<string, readonly number[]>
  /** By lower case. */
  folded: ReadonlyMap<string, readonly number[]>
}

/** Tokens by their texts (lib/tokens/token-texts.ts); tokens that are no whole characters have none. */
export function tokensByText(texts: readonly (string | null)[]): TokenTexts {
  const exact = new Map<string, number[]>()
  const folded = new Map<string, number[]>()
  for (const [id, text] of texts.entries()) {
    if (text === null) continue
    add(exact, withoutSpace(text), id)
    add(folded, withoutSpace(text).toLowerCase(), id)
  }
  return { texts, exact, folded }
}

/** A token's text without the space before it; a space alone stays. */
export const withoutSpace = (text: string): string => (text === ' ' ? text : text.replace(/^ /, ''))

const add = (map: Map<string, number[]>, text: string, id: number): void => {
  const known = map.get(text)
  if (known) known.push(id)
  else map.set(text, [id])
}

/** Tokens that are a value: with and without a space before it, case told apart or not. */
export const valueTokens = ({ exact, folded }: TokenTexts, value: string, exactCase: boolean): readonly number[] =>
  (exactCase ? exact.get(value) : folded.get(value.toLowerCase())) ?? []
