import { may } from '#lib/accounts/permissions.ts'
import type { Writer } from '#lib/claims/writing.ts'

/** Who reads: somebody who is signed in, or null for a visitor. */
export type Reader = Writer | null

/** Somebody as their contributions are signed. */
export interface Signatory {
  id: number
  /** `deleted user` for people who left. */
  name: string
  role: string
  /** Whether the account was deleted: there is no page of this person. */
  deleted: boolean
}

/** Columns of a person that a signature shows; never the e-mail. */
export const signature = { select: { id: true, name: true, role: true, deletedAt: true } } as const

/** A person as their contributions are signed. */
export const signatory = ({
  deletedAt,
  ...person
}: Omit<Signatory, 'deleted'> & { deletedAt: Date | null }): Signatory => ({ ...person, deleted: deletedAt !== null })

/** Whether somebody reads what a moderator has hidden: moderators and its author do. */
export const readsHidden = (reader: Reader, authorId: number): boolean =>
  reader !== null && (reader.id === authorId || may(reader.role, 'contribution.hide'))
