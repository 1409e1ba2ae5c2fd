import type { ClaimBody, ClaimKind } from '#lib/claims/kinds.ts'
import type { ClaimContent, MergedContent } from '#lib/claims/merge-claim.ts'

/** One version of a claim, with who wrote it and when. */
export interface SignedContent extends ClaimContent<ClaimBody> {
  version: number
  author: { id: number; name: string }
  summary: string
  createdAt: Date
}

/** Both sides of an edit that began from a version which is no longer the current one. */
export interface ConflictSides {
  uid: string
  kind: ClaimKind
  /** The version that stands there now. */
  current: SignedContent
  /** The version that the edit began from. */
  base: SignedContent
  /** What was sent. */
  yours: ClaimContent<ClaimBody>
  /** The two together; to be written, with `from` the current version, once its `conflicts` were looked at. */
  merged: MergedContent<ClaimBody>
}

/** An edit that was not written, since the claim has been changed meanwhile: nothing is lost, its writer has both sides. */
export class ClaimConflict extends Error {
  override name = 'ClaimConflict'
  readonly sides: ConflictSides

  constructor(sides: ConflictSides) {
    const { current } = sides
    super(`${current.author.name} has changed this claim meanwhile: version ${current.version} stands there now.`)
    this.sides = sides
  }
}
