import { reservedNames } from '#lib/address/reserved-names.ts'
import { filesName, modelFiles } from '#lib/inference/model-files.ts'
import { aliasOfRepo } from '#lib/model/published-repos.ts'

/**
 * A model's name is its folder's, with that of the file where a checkpoint was given (`solu-1l-tokens_000060293120`); folders
 * called like a published repository give the model's usual name. Throws one line where it could not stand in an address.
 */
export function modelName(path: string): string {
  const called = filesName(modelFiles(path))
  const name = aliasOfRepo(called) ?? called
  if (!/^[a-z][a-z0-9._-]*$/.test(name) || name.endsWith('.html')) {
    throw new Error(
      `model ${path}: the folder's name becomes the model's and may hold lower case letters, digits, ".", "_" and "-" ` +
        `(a letter first, not .html at the end), got "${name}"; rename the folder`,
    )
  }
  if (reservedNames.has(name)) throw new Error(`model ${path}: "${name}" is a page of the site; rename the folder`)
  return name
}
