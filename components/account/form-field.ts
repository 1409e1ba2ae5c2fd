import { passwordLength } from '#lib/accounts/password-length.ts'

/** A field of a form about accounts. */
export interface FormField {
  name: string
  label: string
  type: 'text' | 'email' | 'password'
  /** What a browser may fill in. */
  autoComplete: string
  /** A line below the field. */
  hint?: string
  minLength?: number
  maxLength?: number
}

/** E-mail of an account. */
export const emailField: FormField = {
  name: 'email',
  label: 'E-mail',
  type: 'email',
  autoComplete: 'username',
  maxLength: 254,
}

/** A password to be chosen. */
export const newPasswordField: FormField = {
  name: 'password',
  label: 'New password',
  type: 'password',
  autoComplete: 'new-password',
  hint: `At least ${passwordLength.min} characters.`,
  minLength: passwordLength.min,
  maxLength: passwordLength.max,
}

/** The password there is. */
export const passwordField: FormField = {
  name: 'password',
  label: 'Password',
  type: 'password',
  autoComplete: 'current-password',
  maxLength: passwordLength.max,
}
