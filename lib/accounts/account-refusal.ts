/** Something with an account that is not done, for a reason that its person is told in one line. */
export class AccountRefusal extends Error {
  override name = 'AccountRefusal'
  /** HTTP status: 400 wrong input, 401 not signed in, 403 not allowed, 404 not there, 429 too often. */
  readonly status: 400 | 401 | 403 | 404 | 429

  constructor(status: AccountRefusal['status'], message: string) {
    super(message)
    this.status = status
  }
}
