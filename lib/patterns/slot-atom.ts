import { quoteChoice } from '#lib/patterns/quote-literal.ts'

/** What one place of a pattern may hold: some tokens, and the pattern that stands for them. */
export interface SlotAtom {
  /** Its pattern. */
  source: string
  /** Its size: literals it lists, 1 for a class. */
  size: number
  /** 1 for every token it holds, [dVocab]. */
  members: Uint8Array
}

/** Classes of token texts, from narrow to wide: the steps of generalisation above a list of literals (methods §8). */
const classes = [
  '\\d',
  '\\d+',
  ' \\d+',
  '[a-z]',
  '[A-Z]',
  '[a-z]+',
  '[A-Z]+',
  '[A-Z][a-z]+',
  '[A-Za-z]+',
  ' [a-z]+',
  ' [A-Z][a-z]*',
  ' [A-Za-z]+',
  ' ?[A-Za-z]+',
  '\\w+',
  ' ?\\w+',
  '\\n',
  '\\n+',
  ' +',
  '\\s+',
  '[.!?]',
  '[.,;:!?]',
  '[(\\[{]',
  '[)\\]}]',
  '["\'`]',
  '[[:punct:]]',
  '[[:punct:]]+',
  ' ?[[:punct:]]+',
] as const

const punctuation = '!-/:-@\\[-`{-~'

/** The texts of a vocabulary's tokens; null where a token is special or part of a character only. */
export type TokenTexts = readonly (string | null)[]

/** An atom for each class that holds any token. Whole tokens are looked at. */
export function classAtoms(texts: TokenTexts): SlotAtom[] {
  return classes.flatMap(source => {
    const whole = new RegExp(`^(?:${source.replaceAll('[:punct:]', punctuation)})$`)
    const members = Uint8Array.from(texts, text => Number(text !== null && whole.test(text)))
    return members.includes(1) ? [{ source, size: 1, members }] : []
  })
}

/** An atom for a list of tokens, whose texts must be known; tokens of one text count once. */
export function literalAtom(tokens: readonly number[], texts: TokenTexts): SlotAtom {
  const members = new Uint8Array(texts.length)
  for (const token of tokens) members[token] = 1
  const own = tokens.map(token => texts[token] as string)
  return { source: quoteChoice(own), size: new Set(own).size, members }
}
