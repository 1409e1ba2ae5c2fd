/** Something with an account that is not done, for a reason that its person is told in one line. */
export class AccountRefusal extends Error {
  override name = 'AccountRefusal'
  /** HTTP status: 400 wrong input, 401 not signed in, 403 not allowed, 404 not there, 409 no longer as it was, 413 too large, 429 too often. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429
  /** Seconds after which it may be tried again; null where trying again is of no use. */
  readonly retryAfter: number | null

  constructor(status: AccountRefusal['status'], message: string, { retryAfter = null as number | null } = {}) {
    super(message)
    this.status = status
    this.retryAfter = retryAfter
  }
}
