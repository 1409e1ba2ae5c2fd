import { createHash } from 'node:crypto'
import type { Weights } from '#lib/model/weights.ts'

/**
 * sha256 over the checked config and every tensor's name, shape and float32 bytes, names sorted; 64 hex digits. Equal for the
 * same numbers in any file order or float format that holds them; anything in config.json that is not computed with is left
 * out.
 */
export function weightsHash({ config, tensors }: Weights): string {
  const hash = createHash('sha256')
  const sorted = Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1))
  hash.update(JSON.stringify(sorted))
  for (const name of [...tensors.keys()].sort()) {
    const { shape, data } = tensors.get(name)!
    hash.update(`\n${name} ${shape}\n`)
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  }
  return hash.digest('hex')
}
