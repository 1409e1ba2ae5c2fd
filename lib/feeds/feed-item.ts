import type { Signatory } from '#lib/claims/reader.ts'
import type { ClaimStatus } from '#lib/claims/status.ts'

/** Something done in public, as feeds tell it. */
export interface FeedItem {
  /** Grows with time; a page goes on before it. */
  id: string
  at: Date
  actor: Signatory
  /** `claim.created`, `claim.voted`, `list.published`, ... */
  verb: string
  /** A vote's value; null for anything else. */
  vote: number | null
  /** Uid of a reply; null for anything else. */
  reply: string | null
  /** The claim it is about, with the beginning of what it states now and where it stands now; null where it is about a list. */
  claim: {
    uid: string
    kind: string
    words: string
    status: ClaimStatus
    verified: boolean
    neurons: string[]
  } | null
  /** The list it is about; null where it is about a claim. */
  list: { uid: string; title: string } | null
}
