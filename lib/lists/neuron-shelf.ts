import { type NeuronRef, neuronRefText } from '#lib/claims/neuron-ref.ts'
import { db } from '#lib/db.ts'
import { knownNeurons } from '#lib/lists/known-neurons.ts'

/** What one person keeps of one neuron. */
export interface NeuronShelf {
  bookmarked: boolean
  watched: boolean
  /** Their lists but for the bookmarks, the last changed first. */
  lists: { uid: string; title: string; has: boolean }[]
}

/** What a person keeps of a neuron; throws AccountRefusal (404) where there is no such neuron. */
export async function neuronShelf(userId: number, neuron: NeuronRef): Promise<NeuronShelf> {
  const [known] = await knownNeurons([neuron])
  const [lists, watched] = await Promise.all([
    db.neuronList.findMany({
      where: { ownerId: userId },
      orderBy: { updatedAt: 'desc' },
      select: { uid: true, kind: true, title: true, items: { where: known, select: { position: true } } },
    }),
    db.watch.count({ where: { userId, subject: `neuron:${neuronRefText(neuron)}` } }),
  ])
  return {
    bookmarked: lists.some(({ kind, items }) => kind === 'bookmarks' && items.length > 0),
    watched: watched > 0,
    lists: lists
      .filter(({ kind }) => kind === 'list')
      .map(({ uid, title, items }) => ({ uid, title, has: items.length > 0 })),
  }
}
