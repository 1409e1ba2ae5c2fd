import { diff3Merge } from 'node-diff3'

/** A text that two people made of one. */
export interface MergedProse {
  text: string
  /** Whether both changed the same sentence; the text then shows both between marks. */
  conflict: boolean
}

/** Sentences and lines, with the space after them: joined they are the text. */
const pieces = (text: string): string[] => text.split(/(?<=[.!?]\s)(?=\S)|(?<=\n)/).filter(piece => piece !== '')

/** Merges two texts that began from one, a sentence or line at a time. Where both changed the same one, both stand there between marks. */
export function mergeProse(base: string, theirs: string, yours: string): MergedProse {
  if (theirs === base || theirs === yours) return { text: yours, conflict: false }
  if (yours === base) return { text: theirs, conflict: false }
  // The last piece ends in a line break like all others, so that what is put after it does not change it.
  const [o, a, b] = [base, theirs, yours].map(text => pieces(`${text}\n`))
  const regions = diff3Merge<string>(a, o, b, { excludeFalseConflicts: true })
  const text = regions
    .map(({ ok, conflict }) => {
      if (ok) return ok.join('')
      const [first, second] = [conflict?.a ?? [], conflict?.b ?? []].map(part => part.join('').trimEnd())
      return `\n<<<<<<< theirs\n${first}\n=======\n${second}\n>>>>>>> yours\n`
    })
    .join('')
  return { text: text.trim(), conflict: regions.some(({ conflict }) => conflict) }
}
