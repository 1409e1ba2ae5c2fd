/** What routes of one claim get. */
export interface ClaimContext {
  params: Promise<{ uid: string }>
}
