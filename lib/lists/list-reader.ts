import { may } from '#lib/accounts/permissions.ts'
import type { Writer } from '#lib/claims/writing.ts'

/** What decides who reads a list. */
export interface ListAccess {
  ownerId: number
  /** `private` or `public`. */
  visibility: string
  /** When a moderator hid it; null for most. */
  hiddenAt: Date | null
}

/** Whether this reader (null: a visitor) may read a list: its owner always, others where it is public; hidden ones, of these moderators alone. */
export function mayReadList({ ownerId, visibility, hiddenAt }: ListAccess, reader: Writer | null): boolean {
  if (reader?.id === ownerId) return true
  return visibility === 'public' && (hiddenAt === null || may(reader?.role ?? 'visitor', 'contribution.hide'))
}
