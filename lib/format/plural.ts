import { formatCount } from '#lib/format/number.ts'

/** `1 layer`, `2 layers`: the count grouped, the word in the right number. */
export const plural = (n: number | bigint, word: string, words = `${word}s`): string =>
  `${formatCount(n)} ${n === 1 || n === 1n ? word : words}`
