import type { ModelRef } from '#lib/inference/read-model.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { encodeCausalStrings } from '#lib/patterns/causal-record.ts'
import { type CausalOutcome, causalOutcome } from '#lib/patterns/causal-result.ts'
import { causalStrings } from '#lib/patterns/causal-strings.ts'
import { assembleTexts, type IndexTexts } from '#lib/patterns/index-texts.ts'
import { compilePattern, type Pattern, type PatternOptions } from '#lib/regex/pattern.ts'
import { sampleMatch } from '#lib/regex/sample-match.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { writableText } from '#lib/tokens/writable-text.ts'
import { heldOutMatches } from '#workers/patterns/held-out-matches.ts'
import { lastActivations } from '#workers/patterns/last-activations.ts'
import { lastPredictor } from '#workers/patterns/last-predictor.ts'
import { layerSession } from '#workers/threads/layer-session.ts'

/** One experiment. */
export interface CausalJob extends PatternOptions {
  neuron: number
  /** M of the neuron, and the share of it from which it fires. */
  scale: number
  level: number
  source: string
  seed: number
}

/** Experiments on neurons of one layer. */
export interface CausalInput {
  model: ModelRef
  layer: number
  site: HookSite
  /** Stored parts of the reference sample's texts. */
  texts: Uint8Array[]
  /** tokenizer.json, parsed. */
  tokenizer: unknown
  jobs: CausalJob[]
}

/** What came of one. */
export interface CausalAnswer extends CausalOutcome {
  /** Strings and activations, packed (lib/patterns/causal-record.ts). */
  bytes: Uint8Array
}

/** Makes the strings of each test from held-out documents, runs them, and counts. */
export async function causalTests(input: CausalInput): Promise<CausalAnswer[]> {
  const texts = assembleTexts(input.texts)
  const tokenizer = createTokenizer(input.tokenizer)
  const encode = writableText(tokenizer)
  const { session, config } = await layerSession(input.model, input.layer, input.site)
  const hook = hookPoint(input.layer, input.site)
  const ordinals = heldOutRows(texts).map(row => texts.rowDocument[row])
  const documents = heldOutRows(texts).map(row => texts.tokens.subarray(texts.rowSlot[row], texts.rowSlot[row + 1]))
  const answers: CausalAnswer[] = []
  for (const job of input.jobs) {
    const pattern: Pattern = compilePattern(job.source, job)
    const strings = causalStrings(
      {
        longest: config.nCtx - 1,
        documents,
        matches: heldOutMatches(pattern, texts),
        encode,
        decode: tokenizer.decode,
        predicts: lastPredictor(pattern, tokenizer.tokenBytes),
        sample: random => sampleMatch(pattern, random),
      },
      job.seed,
    )
    const activations = new Float32Array(strings.length)
    const rows = strings.map(string => string.tokens)
    await lastActivations({ session, config, hook }, rows, (row, values) => {
      activations[row] = values[job.neuron]
    })
    const outcome = causalOutcome(strings, activations, job, document => ordinals[document])
    const tested = strings.map((string, i) => {
      return { ...string, document: ordinals[string.document], activation: activations[i] }
    })
    answers.push({ ...outcome, bytes: encodeCausalStrings(tested) })
  }
  return answers
}

const heldOutRows = ({ rowHalf }: IndexTexts): number[] => [...rowHalf.keys()].filter(row => rowHalf[row] === 1)
