/** A mail to one person, in plain text. */
export interface Mail {
  to: string
  subject: string
  /** The words, a link on a line of its own. */
  text: string
  /** Further headers, such as `List-Unsubscribe`. */
  headers?: Record<string, string>
}
