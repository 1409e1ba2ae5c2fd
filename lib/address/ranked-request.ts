import { type NeuronId, parseNeuronId } from '#lib/neuron/neuron-id.ts'
import { type RankedChoice, reasonOfLetter } from '#lib/neuron/ranked-choice.ts'

/** Some of the ranked examples of a neuron of a run. */
export interface RankedRequest {
  /** First 16 hex digits of the run's hash. */
  run: string
  id: NeuronId
  choice: RankedChoice
}

/** Reads `/api/ranked/{run}/{layer}/{neuron}?from=1&to=50&reason=A`; `problem` says in one line what is wrong with it. */
export function parseRankedRequest(
  { run, layer, neuron }: { run: string; layer: string; neuron: string },
  query: URLSearchParams,
): RankedRequest | { problem: string } {
  if (!/^[0-9a-f]{16}$/.test(run)) return { problem: `run: wanted the 16 hex digits of its name, got ${short(run)}` }
  const id = parseNeuronId(layer, neuron)
  if (!id) return { problem: `neuron: wanted LAYER/NEURON in numbers from 0, got ${short(`${layer}/${neuron}`)}` }
  const [from, to] = [query.get('from') ?? '1', query.get('to') ?? '1000']
  for (const rank of [from, to])
    if (!/^[1-9]\d{0,5}$/.test(rank)) return { problem: `rank: wanted a number from 1, got ${short(rank)}` }
  if (Number(from) > Number(to)) return { problem: `ranks: wanted from at most to, got ${from} to ${to}` }
  const letter = query.get('reason')
  const reason = letter === null ? null : reasonOfLetter(letter)
  if (letter !== null && reason === null) return { problem: `reason: wanted a letter A to J, got ${short(letter)}` }
  return { run, id, choice: { from: Number(from), to: Number(to), reason } }
}

/** What was asked, on one line and not without end. */
const short = (words: string) => words.replace(/\s+/g, ' ').slice(0, 60)
