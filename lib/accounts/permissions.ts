import type { Role } from '#lib/accounts/role.ts'

const everybody: readonly Role[] = ['visitor', 'member', 'trusted', 'moderator', 'admin']
const members: readonly Role[] = ['member', 'trusted', 'moderator', 'admin']
const trustedOnes: readonly Role[] = ['trusted', 'moderator', 'admin']
const moderators: readonly Role[] = ['moderator', 'admin']
const admins: readonly Role[] = ['admin']

/**
 * Who may do what: the one table that every write asks. What only the owner of a thing may do (edit it, withdraw it, read it
 * while it is a draft) is for members here, and the owner is compared where the thing is read.
 */
const table = {
  /** Read any public page, claim or list. */
  read: everybody,
  /** See, export and delete one's own account, end its sessions. */
  'account.own': members,
  /** Make and revoke keys for one's own scripts. */
  'key.own': members,
  /** Write a claim or a new version of one's own. */
  'claim.write': members,
  /** Withdraw one's own claim. */
  'claim.withdraw': members,
  /** Vote for or against a claim of somebody else. */
  'claim.vote': members,
  /** Reply in a claim's thread. */
  'claim.reply': members,
  /** Have a family checked by changed texts once more. */
  'family.check': members,
  /** Answer in the games that ask whether a label holds. */
  'game.answer': members,
  /** Make lists and bookmarks. */
  'list.write': members,
  /** Tell moderators of something. */
  flag: members,
  /** Write without the limits and the first look that new accounts have. */
  'limits.fewer': trustedOnes,
  /** Put two spellings of a tag together. */
  'tag.merge': moderators,
  /** See what was flagged. */
  'queue.read': moderators,
  /** Hide or restore a contribution, with a reason. */
  'contribution.hide': moderators,
  /** Warn or suspend a person, with a reason. */
  'person.suspend': moderators,
  /** Give a role to somebody. */
  'role.grant': admins,
  /** See accounts, runs and the state of the site. */
  'site.administer': admins,
} satisfies Record<string, readonly Role[]>

/** Something a person may or may not do. */
export type Action = keyof typeof table

/** All actions. */
export const actions = Object.keys(table) as Action[]

/** Whether somebody of this role may do this. */
export const may = (role: Role, action: Action): boolean => (table[action] as readonly Role[]).includes(role)

/** What a suspended person still may do: read, and look after their own account. */
const open: readonly Action[] = ['read', 'account.own', 'key.own']

/** Whether this is refused to people who are suspended, whatever their role. */
export const isWriting = (action: Action): boolean => !open.includes(action)
