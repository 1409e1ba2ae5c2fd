import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A layer's activations on disk, by chunks of neurons. */
export interface ActivationFile {
  readonly nChunks: number
  /** First neuron of a chunk, and how many it has. */
  chunk(index: number): { first: number; width: number }
  /** Writes tokens `first` .. of all neurons, [n, dMlp]. */
  write(first: number, activations: Float32Array): void
  /** All tokens of one chunk's neurons, [nTokens, width]. */
  read(index: number): Float32Array
  /** Frees the space. */
  close(): void
}

/** Numbers of one chunk held in memory: 256 MB. */
const chunkNumbers = 2 ** 26

/**
 * A file for the activations of `nTokens` tokens and `dMlp` neurons, in the system's folder for temporary files (TMPDIR). It
 * has no name from the start, so that it is gone with the process, however that ends.
 */
export function openActivationFile(nTokens: number, dMlp: number): ActivationFile {
  const path = join(tmpdir(), `soluscope-${randomUUID()}`)
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  // About 64 neurons at once are fastest for what reads them.
  const atOnce = Math.max(8, Math.min(64, Math.floor(chunkNumbers / nTokens)))
  const nChunks = Math.ceil(dMlp / atOnce)
  const chunk = (index: number) => ({ first: index * atOnce, width: Math.min(atOnce, dMlp - index * atOnce) })
  return {
    nChunks,
    chunk,
    write(firstToken, activations) {
      const n = activations.length / dMlp
      for (let index = 0; index < nChunks; index++) {
        const { first, width } = chunk(index)
        const block = new Float32Array(n * width)
        for (let token = 0; token < n; token++) {
          const from = token * dMlp + first
          for (let i = 0; i < width; i++) block[token * width + i] = activations[from + i]
        }
        writeAll(file, block, 4 * (first * nTokens + firstToken * width))
      }
    },
    read(index) {
      const { first, width } = chunk(index)
      const numbers = new Float32Array(nTokens * width)
      const bytes = new Uint8Array(numbers.buffer)
      for (let at = 0; at < bytes.length; ) {
        const got = readSync(file, bytes, at, bytes.length - at, 4 * first * nTokens + at)
        if (got === 0)
          throw new Error(`activations on disk: wanted ${bytes.length} bytes of a chunk, got ${at}; is the disk full?`)
        at += got
      }
      return numbers
    },
    close: () => closeSync(file),
  }
}

function writeAll(file: number, block: Float32Array, position: number): void {
  const bytes = new Uint8Array(block.buffer)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, position + at)
}
