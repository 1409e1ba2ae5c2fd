import { z } from 'zod'
import { type NeuronRef, neuronRefText } from '#lib/claims/neuron-ref.ts'
import { readInput } from '#lib/claims/read-input.ts'
import type { Writer } from '#lib/claims/writing.ts'
import { setWatch } from '#lib/feeds/watch.ts'
import { setBookmark } from '#lib/lists/bookmarks.ts'
import { isListUid } from '#lib/lists/list-input.ts'
import { addToList, removeFromList } from '#lib/lists/list-items.ts'

const asked = z.strictObject({
  kept: z
    .string()
    .refine(text => text === 'bookmark' || text === 'watch' || isListUid(text), 'Wanted bookmark, watch or a list.'),
  on: z.boolean('Wanted true or false.'),
})

/** What becomes of a neuron: `bookmark`, `watch` or a list's uid, and whether it is so from now on. */
export type Kept = z.infer<typeof asked>

/** What was sent, checked; throws AccountRefusal (400). */
export const readKept = (sent: unknown): Kept => readInput(asked, sent)

/** Bookmarks a neuron, watches it or puts it into a list of one's own, or no longer. Throws AccountRefusal. */
export async function setKept(owner: Writer, neuron: NeuronRef, { kept, on }: Kept): Promise<void> {
  if (kept === 'bookmark') await setBookmark(owner, neuron, on)
  else if (kept === 'watch') await setWatch(owner, `neuron:${neuronRefText(neuron)}`, on)
  else if (on) await addToList(owner, kept, [neuron])
  else await removeFromList(owner, kept, neuron)
}
