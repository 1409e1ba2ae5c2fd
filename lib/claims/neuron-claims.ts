import { claimTitle } from '#lib/claims/claim-title.ts'
import type { ClaimKind, StatedClaim } from '#lib/claims/kinds.ts'
import type { ListedClaim } from '#lib/claims/list-claims.ts'
import type { ClaimStatus } from '#lib/claims/status.ts'

/** A claim as a neuron's page names it. */
export interface NamedClaim {
  uid: string
  kind: ClaimKind
  /** The claim in one line. */
  title: string
  status: ClaimStatus
  verified: boolean
  votesFor: number
  votesAgainst: number
  /** Name of its author. */
  author: string
}

/** What people say of one neuron, as its page shows it. */
export interface NeuronClaims {
  /** Claims, tags among them. */
  total: number
  /** The claim that stands under the page's heading; null where there is none that is not rejected. */
  best: NamedClaim | null
  /** The best supported claims that are no tags. */
  claims: NamedClaim[]
  /** Labels, the best supported first, none twice. */
  tags: string[]
}

const order: readonly ClaimStatus[] = ['supported', 'proposed', 'contested', 'rejected']

/** Claims that a neuron's page names. */
export const namedOnPage = 3

/** What a neuron's page shows of the claims about it: by status, the verified before others, then by votes, then by age; of the best, words before tags. */
export function neuronClaims(claims: readonly ListedClaim[]): NeuronClaims {
  const ranked = [...claims].sort(
    (a, b) =>
      order.indexOf(a.status) - order.indexOf(b.status) ||
      Number(b.verified) - Number(a.verified) ||
      b.votesFor - b.votesAgainst - (a.votesFor - a.votesAgainst) ||
      a.createdAt.getTime() - b.createdAt.getTime(),
  )
  const words = ranked.filter(({ kind }) => kind !== 'tag').map(named)
  const tagged = ranked.filter(({ kind, status }) => kind === 'tag' && status !== 'rejected')
  const good = [...words, ...tagged.map(named)].filter(({ status }) => status !== 'rejected')
  return {
    total: claims.length,
    best: good.find(({ status }) => status === 'supported') ?? good[0] ?? null,
    claims: words.slice(0, namedOnPage),
    tags: [...new Set(tagged.flatMap(({ tag }) => tag ?? []))],
  }
}

const named = ({ uid, kind, body, status, verified, votesFor, votesAgainst, author }: ListedClaim): NamedClaim => ({
  ...{ uid, kind, status, verified, votesFor, votesAgainst, author: author.name },
  title: claimTitle({ kind, body } as StatedClaim),
})
