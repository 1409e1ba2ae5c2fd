import type { FormState } from '#lib/accounts/form-state.ts'

/** What a form about a list says after it was sent. */
export interface ListFormState extends FormState {
  /** Version of the list after what was done: several changes in a row go on from one another. */
  version?: number
}

/** What a form about a list does when it is sent: a server action. */
export type ListFormAction = (state: ListFormState, form: FormData) => Promise<ListFormState>
