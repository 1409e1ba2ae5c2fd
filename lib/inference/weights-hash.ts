import { createHash } from 'node:crypto'
import type { ModelConfig } from '#lib/model/config.ts'

/** A hash of weights under way. */
export interface WeightsHash {
  /** The next tensor; call it in order of names. */
  begin(name: string, shape: readonly number[]): void
  /** The next of its values. */
  add(values: Float32Array): void
  /** 64 hex digits. */
  finish(): string
}

/**
 * sha256 over the checked config and every tensor's name, shape and float32 bytes, names sorted. Equal for the same numbers
 * in any file order or float format that holds them; anything in config.json that is not computed with is left out.
 */
export function createWeightsHash(config: ModelConfig): WeightsHash {
  const hash = createHash('sha256')
  const sorted = Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1))
  hash.update(JSON.stringify(sorted))
  return {
    begin(name, shape) {
      hash.update(`\n${name} ${shape}\n`)
    },
    add(values) {
      hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    },
    finish: () => hash.digest('hex'),
  }
}
