import 'server-only'
import { db } from '#lib/db.ts'
import type { Example } from '#lib/neuron/examples.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { bareWindow, endAt } from '#lib/neuron/ranked-window.ts'
import { decodeReasons, type ReasonsRecord } from '#lib/neuron/reasons-record.ts'
import { decodeStrongest, type StrongestRef } from '#lib/neuron/strongest-record.ts'
import { type ExampleText, readExampleTexts } from '#lib/queries/example-texts.ts'

/** The strongest examples of a neuron, as far as they are stored. */
export interface Ranked {
  /** Strongest first, at most as many as the run's spec says. */
  refs: StrongestRef[]
  /** Their reasons; null where none were told. */
  reasons: ReasonsRecord | null
  corpusId: number
  tokenizerId: number
  nCtx: number
}

interface Row extends Omit<Ranked, 'refs' | 'reasons'> {
  strongest: Uint8Array
  reasons: Uint8Array | null
}

/** The ranked examples of a neuron of a published run; null where there is no such neuron. */
export async function readRanked(runHash: string, { layer, neuron }: NeuronId): Promise<Ranked | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select p.strongest, d.bytes as reasons, r.corpus_id as "corpusId", r.tokenizer_id as "tokenizerId", m.n_ctx as "nCtx"
    from run r
    join model m on m.id = r.model_id
    join neuron_profile p on p.run_id = r.id and p.layer = ${layer} and p.neuron = ${neuron}
    left join neuron_detail d on d.run_id = r.id and d.layer = p.layer and d.neuron = p.neuron and d.kind = 'reasons'
    where r.hash = ${runHash} and r.state = 'published'`
  if (!row) return null
  return { ...row, refs: decodeStrongest(row.strongest), reasons: row.reasons && decodeReasons(row.reasons) }
}

/** Examples with the tokens around them, by place among the ranked ones. */
export async function readRankedTexts(
  { refs, corpusId, tokenizerId, nCtx }: Ranked,
  places: readonly number[],
  { before, after }: { before: number; after: number },
): Promise<{ example: Example; text: ExampleText }[]> {
  const examples = places.map(place => bareWindow(refs[place], nCtx, before, after))
  const texts = await readExampleTexts(corpusId, tokenizerId, examples)
  return texts.map((text, i) => ({ example: endAt(examples[i], text.ids.length), text }))
}
