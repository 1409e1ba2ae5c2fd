import { basename, resolve } from 'node:path'
import { reservedNames } from '#lib/address/reserved-names.ts'

/** A model's name is its folder's; throws one line where it could not stand in an address. */
export function modelName(folder: string): string {
  const name = basename(resolve(folder))
  if (!/^[a-z][a-z0-9._-]*$/.test(name) || name.endsWith('.html')) {
    throw new Error(
      `model ${folder}: the folder's name becomes the model's and may hold lower case letters, digits, ".", "_" and "-" ` +
        `(a letter first, not .html at the end), got "${name}"; rename the folder`,
    )
  }
  if (reservedNames.has(name)) throw new Error(`model ${folder}: "${name}" is a page of the site; rename the folder`)
  return name
}
