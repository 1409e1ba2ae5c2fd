import { z } from 'zod'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { passwordLength } from '#lib/accounts/password-length.ts'

/** An address for mails, in lower case: one person, one spelling. */
export const email = z
  .string()
  .trim()
  .max(254, 'E-mail: wanted at most 254 characters.')
  .toLowerCase()
  .pipe(z.email('E-mail: wanted an address like name@example.org.'))

/** A name as others see it: visible characters with single spaces between words. */
export const personName = z
  .string()
  .transform(text => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Name: wanted one to sign with.')
      .max(60, 'Name: wanted at most 60 characters.')
      // Controls, and marks that hide or turn the direction of what follows, could make a name look like another.
      .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]*$/u, 'Name: wanted visible characters only.')
      .refine(text => !/^deleted user/i.test(text), 'Name: "deleted user" stands for people who left.'),
  )

/** A password to be set. */
export const newPassword = z
  .string()
  .min(passwordLength.min, `Password: wanted at least ${passwordLength.min} characters.`)
  .max(passwordLength.max, `Password: wanted at most ${passwordLength.max} characters.`)

/** A password as typed; whether it is right is not asked here. */
export const typedPassword = z
  .string()
  .min(1, 'Password: wanted one.')
  .max(passwordLength.max, `Password: wanted at most ${passwordLength.max} characters.`)

/** The text fields of a form that `schema` names, checked; any other field is dropped. Throws AccountRefusal (400). */
export function readForm<T>(schema: z.ZodType<T>, form: FormData): T {
  const texts = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const result = schema.safeParse(texts)
  if (result.success) return result.data
  const [{ message, path }] = result.error.issues
  throw new AccountRefusal(
    400,
    path.length > 0 && texts[String(path[0])] === undefined ? `${String(path[0])}: wanted a text.` : message,
  )
}
