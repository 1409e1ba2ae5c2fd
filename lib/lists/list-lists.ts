import type { Writer } from '#lib/claims/writing.ts'
import { db } from '#lib/db.ts'
import { mayReadList } from '#lib/lists/list-reader.ts'

/** A list among others. */
export interface ListedList {
  uid: string
  kind: string
  title: string
  visibility: string
  updatedAt: Date
  hidden: boolean
  owner: { id: number; name: string }
  /** Neurons in it. */
  size: number
}

const select = {
  uid: true,
  kind: true,
  title: true,
  visibility: true,
  updatedAt: true,
  hiddenAt: true,
  ownerId: true,
  owner: { select: { id: true, name: true } },
  _count: { select: { items: true } },
} as const

/** Lists on one page. */
export const LISTS_PAGE = 50

/**
 * Lists that `reader` (null: a visitor) may read, the last changed first: of one owner, or public ones of everybody but the reader.
 * `page` is from 1.
 */
export async function listLists(
  reader: Writer | null,
  { owner, page = 1 }: { owner?: number; page?: number },
): Promise<ListedList[]> {
  const own = owner !== undefined && owner === reader?.id
  const rows = await db.neuronList.findMany({
    where: {
      ...(owner === undefined ? { ownerId: { not: reader?.id ?? 0 } } : { ownerId: owner }),
      ...(!own && { visibility: 'public', hiddenAt: null }),
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    select,
    take: own ? 1000 : LISTS_PAGE,
    skip: own ? 0 : (page - 1) * LISTS_PAGE,
  })
  return rows
    .filter(row => mayReadList(row, reader))
    .map(({ hiddenAt, ownerId: _, _count, ...row }) => ({ ...row, hidden: hiddenAt !== null, size: _count.items }))
}
