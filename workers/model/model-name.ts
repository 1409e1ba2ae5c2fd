import { basename, resolve } from 'node:path'

/** First words of addresses that are pages of their own, so no model can have them. */
const reserved = new Set([
  '_next',
  'account',
  'admin',
  'api',
  'at',
  'families',
  'health',
  'hunt',
  'lists',
  'methods',
  'questions',
  'random',
  'runs',
  'search',
  'splits',
])

/** A model's name is its folder's; throws one line where it could not stand in an address. */
export function modelName(folder: string): string {
  const name = basename(resolve(folder))
  if (!/^[a-z][a-z0-9._-]*$/.test(name) || name.endsWith('.html')) {
    throw new Error(
      `model ${folder}: the folder's name becomes the model's and may hold lower case letters, digits, ".", "_" and "-" ` +
        `(a letter first, not .html at the end), got "${name}"; rename the folder`,
    )
  }
  if (reserved.has(name)) throw new Error(`model ${folder}: "${name}" is a page of the site; rename the folder`)
  return name
}
