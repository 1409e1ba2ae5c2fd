import { parseModelConfig } from '#lib/model/config.ts'
import { readSafetensors } from '#lib/model/safetensors.ts'
import { plantedModel } from '#lib/model/testing/planted.ts'
import { plantedDocuments } from '#lib/model/testing/planted-documents.ts'
import { plantedAlphabet, plantedBos } from '#lib/model/testing/planted-neurons.ts'
import { referenceRun } from '#lib/model/testing/reference.ts'
import { checkWeights } from '#lib/model/weights.ts'
import { createFiringCounts } from '#lib/patterns/firing-counts.ts'
import { stepOf } from '#lib/patterns/firing-level.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import type { PatternIndex } from '#lib/patterns/pattern-index.ts'
import { encodeTextPart, makeTextPart } from '#lib/patterns/text-part.ts'

const utf8 = new TextEncoder()

/** Bytes of a planted token. */
export const plantedBytes = (id: number): Uint8Array => utf8.encode(plantedAlphabet[id] ?? '')

/**
 * An index of the planted model (or its twin) over some planted documents, from the reference forward pass: no positions and silent attention,
 * so each token has its activations whatever stands around it.
 */
export function plantedIndex({ twin, documents }: { twin: boolean; documents: number }): PatternIndex {
  const files = plantedModel({ twin })
  const config = parseModelConfig(files.config)
  const weights = checkWeights(config, readSafetensors(files.safetensors))
  const { activations } = referenceRun(weights, [plantedBos, ...plantedAlphabet.keys()])
  const byToken = activations.get('blocks.0.mlp.hook_mid')!.slice(1)
  const { dMlp } = config
  const scales = Array.from({ length: dMlp }, (_, neuron) => Math.max(...byToken.map(row => row[neuron])))
  const rows = plantedDocuments(documents).map((text, document) => {
    const tokens = Uint16Array.from(text, character => plantedAlphabet.indexOf(character))
    return { document, first: 0, hash: BigInt(document), tokens }
  })
  const texts = assembleTexts([encodeTextPart(makeTextPart(0, rows, plantedBytes))])
  const starts = new Uint32Array(texts.tokens.length + 1)
  const [neurons, steps]: [number[], number[]] = [[], []]
  for (const [slot, token] of texts.tokens.entries()) {
    for (let neuron = 0; neuron < dMlp; neuron++) {
      // What is below a thousandth is the dead neuron's.
      const step = scales[neuron] > 1e-3 ? stepOf(byToken[token][neuron], scales[neuron]) : 0
      if (step === 0) continue
      neurons.push(neuron)
      steps.push(step)
    }
    starts[slot + 1] = neurons.length
  }
  const firings = { neurons: Uint16Array.from(neurons), steps: Uint8Array.from(steps) }
  return { texts, layers: [{ layer: 0, dMlp, starts, ...firings, counts: createFiringCounts(dMlp) }], baselines: [] }
}
