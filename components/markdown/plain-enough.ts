/** How often a mark of Markdown may stand in one text: what reading it costs grows with the square of some of them. */
const MOST: readonly (readonly [RegExp, number])[] = [
  [/[[\]]/g, 300],
  [/[*_]/g, 400],
  [/[`]/g, 300],
  [/[$]/g, 80],
  [/[<>]/g, 400],
]

// Nine or more quotes and lists inside each other, begun in one line.
const DEEP = /^(?:[ \t]*(?:>|[*+-][ \t]|\d+[.)][ \t])){9}/m

/** Whether a text can be read as Markdown in some milliseconds; where not, it is shown as it was written. */
export const plainEnough = (text: string): boolean =>
  !DEEP.test(text) && MOST.every(([mark, most]) => (text.match(mark)?.length ?? 0) <= most)
