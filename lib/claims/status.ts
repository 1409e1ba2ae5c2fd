/** Where claims stand among their readers, in the order in which lists offer it. */
export const claimStatuses = ['proposed', 'supported', 'contested', 'rejected'] as const

/** Where a claim stands among its readers. */
export type ClaimStatus = (typeof claimStatuses)[number]

/** A status as the database has it. */
export const statusOf = (word: string): ClaimStatus => claimStatuses.find(status => status === word) ?? 'proposed'

/** Votes of one kind that decide, and how many times as many as of the other kind they must be. */
export const statusRule = { enough: 2, times: 3 }

/** The rule in words, for pages. */
export const statusWords =
  'Supported: at least two votes for it, and at least three times as many as against. Rejected: the same with for and against ' +
  'changed. Contested: votes against it, but neither of these. Else proposed. Nobody votes on a claim of their own, ' +
  'and when what it states is changed the count begins anew. Verified: supported, and what it says of when each of its ' +
  'neurons fires beats chance on text that nothing was fitted on.'

/** Where a claim stands by its votes, each a person's last one on what it states now. */
export function claimStatus(votesFor: number, votesAgainst: number): ClaimStatus {
  const { enough, times } = statusRule
  if (votesFor >= enough && votesFor >= times * votesAgainst) return 'supported'
  if (votesAgainst >= enough && votesAgainst >= times * votesFor) return 'rejected'
  return votesAgainst > 0 ? 'contested' : 'proposed'
}
