import { AccountRefusal } from '#lib/accounts/account-refusal.ts'

const refusal = () => new AccountRefusal(400, 'A text holds the character U+0000, which cannot be kept. Remove it.')

/** Throws AccountRefusal (400) where a field of a form, or its name, holds the one character that Postgres takes in no text. */
export function refuseNul(form: FormData): void {
  for (const [name, value] of form)
    if (name.includes('\0') || (typeof value === 'string' && value.includes('\0'))) throw refusal()
}

/** JSON as `JSON.parse` reads it; throws AccountRefusal (400) where a text in it holds that character. */
export const parsePlainJson = (text: string): unknown =>
  JSON.parse(text, (key, value) => {
    if (key.includes('\0') || (typeof value === 'string' && value.includes('\0'))) throw refusal()
    return value
  })
