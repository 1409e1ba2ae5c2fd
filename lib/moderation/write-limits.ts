/** How many of one kind of writing a person may do in an hour, and an address for all the people behind it. */
export interface WriteLimit {
  /** As the message says it: "new claims". */
  what: string
  /** Of somebody new. */
  member: number
  /** Of those who have fewer limits: trusted people, moderators and admins. */
  trusted: number
  /** Of one address, whoever writes from it. */
  address: number
}

/** Every kind of writing, with its limits an hour: the one table. */
export const writeLimits = {
  claim: { what: 'new claims', member: 60, trusted: 1_000, address: 2_000 },
  version: { what: 'new versions of claims', member: 120, trusted: 1_000, address: 2_000 },
  vote: { what: 'votes', member: 200, trusted: 1_000, address: 2_000 },
  reply: { what: 'replies', member: 60, trusted: 300, address: 600 },
  list: { what: 'changes of lists', member: 300, trusted: 2_000, address: 4_000 },
  watch: { what: 'changes of what is watched', member: 200, trusted: 1_000, address: 2_000 },
  question: { what: 'additions to the question board', member: 40, trusted: 300, address: 600 },
  check: { what: 'checks of families', member: 20, trusted: 200, address: 400 },
  answer: { what: 'answers in games', member: 1_000, trusted: 5_000, address: 10_000 },
  flag: { what: 'flags', member: 20, trusted: 200, address: 400 },
  key: { what: 'new keys', member: 20, trusted: 40, address: 80 },
  moderation: { what: 'moderation actions', member: 0, trusted: 500, address: 1_000 },
} satisfies Record<string, WriteLimit>

/** A kind of writing. */
export type WriteKind = keyof typeof writeLimits
