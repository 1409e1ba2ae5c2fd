import type { Writer } from '#lib/claims/writing.ts'
import { db } from '#lib/db.ts'
import { isListUid } from '#lib/lists/list-input.ts'
import { mayReadList } from '#lib/lists/list-reader.ts'

/** A neuron of a list. */
export interface ListItem {
  model: string
  layer: number
  neuron: number
  /** Markdown; empty where there is none. */
  note: string
  addedAt: Date
}

/** A list as its readers see it. */
export interface ReadList {
  uid: string
  /** `bookmarks` or `list`. */
  kind: string
  title: string
  /** Markdown; empty where there is none. */
  note: string
  /** `private` or `public`. */
  visibility: string
  /** What a change must name as where it began. */
  version: number
  createdAt: Date
  updatedAt: Date
  /** Whether a moderator hid it. */
  hidden: boolean
  owner: { id: number; name: string }
  /** In their order. */
  items: ListItem[]
}

/** A list that this reader (null: a visitor) may read; null for any other, as for one that does not exist. */
export async function readList(uid: string, reader: Writer | null): Promise<ReadList | null> {
  if (!isListUid(uid)) return null
  const list = await db.neuronList.findUnique({
    where: { uid },
    include: {
      owner: { select: { id: true, name: true } },
      items: { include: { model: { select: { name: true } } }, orderBy: [{ position: 'asc' }, { addedAt: 'asc' }] },
    },
  })
  if (!list || !mayReadList(list, reader)) return null
  const { kind, title, note, visibility, version, createdAt, updatedAt, hiddenAt, owner } = list
  const items = list.items.map(item => ({
    model: item.model.name,
    layer: item.layer,
    neuron: item.neuron,
    note: item.note,
    addedAt: item.addedAt,
  }))
  return { uid, kind, title, note, visibility, version, createdAt, updatedAt, hidden: hiddenAt !== null, owner, items }
}
