/** What a form says after it was sent. */
export interface FormState {
  /** Why nothing was done, in one line. */
  problem?: string
  /** What was done, in a line or two. */
  notice?: string
  /** A secret that is shown this once. */
  secret?: string
  /** Where to sign in first, and come back from; what was typed is kept in the browser meanwhile. */
  signIn?: string
  /** Grows with every answer, so that fields can be drawn anew with what was typed. */
  attempt?: number
  /** What was typed, by field, to be shown again; never a password. */
  values?: Record<string, string>
}

/** What a form does when it is sent: a server action. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>
