import { escapedClasses } from '#lib/regex/named-classes.ts'
import { AFTER_NEWLINE, AFTER_WORD } from '#lib/regex/program.ts'

const NEWLINE = 10

/** For each byte what it is to the place behind it: AFTER_OTHER, AFTER_WORD or AFTER_NEWLINE, [256]. */
export function afterBytes(): Uint8Array {
  const after = new Uint8Array(256)
  const word = escapedClasses.w
  for (let i = 0; i < word.length; i += 2) after.fill(AFTER_WORD, word[i], word[i + 1] + 1)
  after[NEWLINE] = AFTER_NEWLINE
  return after
}

/** Class of each byte, [256]: as few classes as tell apart what any of the shapes (byte ranges with numbers), or `after`, does. */
export function byteClasses(
  shapes: readonly (readonly number[])[],
  after: Uint8Array | null,
): { classes: Uint8Array; n: number } {
  let classes = new Uint8Array(256)
  let n = 1
  const renumbered = new Int16Array(256 * 258)
  const split = (value: Int16Array | Uint8Array): void => {
    renumbered.fill(-1, 0, n * 258)
    const next = new Uint8Array(256)
    let count = 0
    for (let byte = 0; byte < 256; byte++) {
      const cell = classes[byte] * 258 + value[byte] + 1
      if (renumbered[cell] < 0) renumbered[cell] = count++
      next[byte] = renumbered[cell]
    }
    classes = next
    n = count
  }
  const numbers = new Int16Array(256)
  for (const triples of shapes) {
    fillNumbers(numbers, triples)
    split(numbers)
  }
  if (after) split(after)
  return { classes, n }
}

/** Which number each byte has in a shape, or -1, [256]. */
export function fillNumbers(numbers: Int16Array, triples: readonly number[]): void {
  numbers.fill(-1)
  for (let i = 0; i < triples.length; i += 3) numbers.fill(triples[i + 2], triples[i], triples[i + 1] + 1)
}
