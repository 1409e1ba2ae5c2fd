import {
  type LiveJob,
  type LiveResult,
  listed,
  noNeuron,
  type Predictions,
  type Strongest,
} from '#lib/live/live-job.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { formatNeuronId, type NeuronId } from '#lib/neuron/neuron-id.ts'
import { cutPieces, type Piece } from '#lib/tokens/pieces.ts'

/** A neuron on a token: `layer/neuron`, its activation, and that in units of its M. */
export type ListedNeuron = readonly [at: string, activation: number, inM: number]

/** What `/api/live/{model}` answers. Arrays run along the tokens; BOS, which stands before them, is not among them. */
export interface LiveAnswer {
  model: string
  /** Public name of the run whose hook point and M are used. */
  run: string
  site: HookSite
  /** Token ids, and their characters (lib/tokens/pieces.ts). */
  ids: number[]
  pieces: Piece[]
  /** The neuron asked for: its M (0 where it is dead) and its activation on each token, float32 values. */
  neuron: { at: string; scale: number; activations: number[] } | null
  /** Neurons with the largest activation / M, at most 10: of each token, and over all of them with the token's index. */
  strongest: { byToken: ListedNeuron[][]; overall: (readonly [...ListedNeuron, token: number])[] } | null
  /**
   * Natural logs: of each token's probability given what stands before it; and the likeliest next tokens, at most 10, first
   * behind BOS, then behind each token. `words`: the characters of the ids in `next`.
   */
  predictions: { logProbs: number[]; next: [id: number, logProb: number][][]; words: Record<number, string> } | null
}

const short = (x: number): number => Number(x.toPrecision(5))

/** A result as the API answers it. `scale`: the M of the neuron asked for; `scales`: those that neurons were ranked by. */
export function liveAnswer(
  { model, site, tokens, neuron, scales }: LiveJob,
  result: LiveResult,
  known: { run: string; scale: number; dMlp: number; tokenBytes: (id: number) => Uint8Array },
): LiveAnswer {
  const { run, scale, dMlp, tokenBytes } = known
  return {
    model: model.name,
    run,
    site,
    ids: Array.from(tokens),
    pieces: cutPieces(Array.from(tokens, tokenBytes)),
    neuron: neuron &&
      result.activations && { at: formatNeuronId(neuron), scale, activations: Array.from(result.activations) },
    strongest: result.strongest && scales && strongest(result.strongest, scales, dMlp),
    predictions: result.predictions && predictions(result.predictions, tokens.length, tokenBytes),
  }
}

function strongest({ byToken, overall }: Strongest, scales: Float32Array, dMlp: number): LiveAnswer['strongest'] {
  const entry = (flat: number, activation: number): ListedNeuron => {
    const id: NeuronId = { layer: Math.floor(flat / dMlp), neuron: flat % dMlp }
    return [formatNeuronId(id), short(activation), short(activation / scales[flat])]
  }
  const lists = Array.from({ length: byToken.neuron.length / listed }, (_, t) => {
    const own = byToken.neuron.subarray(t * listed, (t + 1) * listed)
    const filled = Array.from(own).filter(flat => flat !== noNeuron)
    return filled.map((flat, i) => entry(flat, byToken.activation[t * listed + i]))
  })
  const best = Array.from(overall.neuron).filter(flat => flat !== noNeuron)
  return {
    byToken: lists,
    overall: best.map((flat, i) => [...entry(flat, overall.activation[i]), overall.token[i]] as const),
  }
}

function predictions(
  { logProb, ids, logProbs }: Predictions,
  nTokens: number,
  tokenBytes: (id: number) => Uint8Array,
): LiveAnswer['predictions'] {
  const k = ids.length / (nTokens + 1)
  const words: Record<number, string> = {}
  for (const id of ids) words[id] ??= cutPieces([tokenBytes(id)])[0].text
  return {
    logProbs: Array.from(logProb, short),
    next: Array.from({ length: nTokens + 1 }, (_, t) =>
      Array.from(ids.subarray(t * k, (t + 1) * k), (id, i): [number, number] => [id, short(logProbs[t * k + i])]),
    ),
    words,
  }
}
