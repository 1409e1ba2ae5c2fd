/** A text that is not read, for a reason that a visitor is told in one line. */
export class LiveRefusal extends Error {
  override name = 'LiveRefusal'
  /** HTTP status: 400 or 404 what was asked is none, 413 or 422 the text cannot be read, 429 too often, 503 too many at once. */
  readonly status: 400 | 404 | 413 | 415 | 422 | 429 | 503 | 504

  constructor(status: LiveRefusal['status'], message: string) {
    super(message)
    this.status = status
  }
}
