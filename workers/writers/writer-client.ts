import type { ClaimBody } from '#lib/claims/kinds.ts'

/** A family as these writers change it. */
export type Family = ClaimBody<'family'>

/** What came of an edit: written, or what to write instead since somebody was faster. */
export type Edited = { written: true } | { written: false; version: number; body: Family }

/** How a writer reaches the site: by the library, or over HTTP with a key. What is refused throws. */
export interface WriterClient {
  createClaim(writer: number, claim: object): Promise<string>
  readFamily(writer: number, uid: string): Promise<{ version: number; body: Family }>
  editFamily(writer: number, uid: string, from: number, body: Family): Promise<Edited>
  vote(writer: number, uid: string, value: number, reason: string): Promise<void>
  reply(writer: number, uid: string, text: string): Promise<void>
}
