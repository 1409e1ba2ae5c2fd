import { createHash } from 'node:crypto'
import { canonicalRunSpec, type RunSpec } from '#lib/neuron/run-spec.ts'

/**
 * The public name of a run: the first 16 hex digits of sha256 over what determines its numbers. The three hashes are
 * sha256 in hex; any change of weights, tokenizer, corpus or spec makes another run.
 */
export const runHash = (weightsHash: string, tokenizerHash: string, manifestHash: string, spec: RunSpec): string =>
  createHash('sha256')
    .update([weightsHash, tokenizerHash, manifestHash, canonicalRunSpec(spec)].join('\n'))
    .digest('hex')
    .slice(0, 16)
