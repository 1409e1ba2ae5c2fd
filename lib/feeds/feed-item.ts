import type { Signatory } from '#lib/claims/reader.ts'

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
  /** The claim it is about, with the beginning of what it states now; null where it is about a list. */
  claim: { uid: string; kind: string; words: string; neurons: string[] } | null
  /** The list it is about; null where it is about a claim. */
  list: { uid: string; title: string } | null
}
