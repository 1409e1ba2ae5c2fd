import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import type { StatedClaim } from '#lib/claims/kinds.ts'
import { type NeuronRef, neuronRefText, parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { storedContent } from '#lib/claims/stored-content.ts'
import { db } from '#lib/db.ts'
import { labelKinds } from '#lib/play/label-kinds.ts'
import type { PlayedNeuron } from '#lib/play/read-game-source.ts'

/** A neuron that can be played with. */
export interface PlayedRef extends PlayedNeuron, NeuronRef {
  modelId: number
}

/** What a game is about: a claim, whose words are shown, or a neuron without any. */
export interface PlaySubject {
  /** `model/layer/neuron`; null where a claim was asked for. */
  neuron: string | null
  claim: { id: number; uid: string; version: number; stated: StatedClaim; authors: number[] } | null
  /** Live neurons of published runs, in order; one of them for each item, by its seed. */
  neurons: PlayedRef[]
}

/** What an address asks for. Throws AccountRefusal (404) with one line where there is no such claim or neuron to play with. */
export async function readSubject(asked: { claim?: string; neuron?: string }): Promise<PlaySubject> {
  const subject = asked.claim ? await claimSubject(asked.claim) : await neuronSubject(asked.neuron ?? '')
  if (subject.neurons.length > 0) return subject
  throw new AccountRefusal(404, 'Its neuron never fires, or no run of its model is published: there is nothing to ask.')
}

async function neuronSubject(text: string): Promise<PlaySubject> {
  const ref = parseNeuronRef(text)
  if (!ref) throw new AccountRefusal(404, `Wanted a neuron such as solu-1l-d64/0/12, got "${text.slice(0, 60)}".`)
  return { neuron: neuronRefText(ref), claim: null, neurons: await playable([ref]) }
}

async function claimSubject(uid: string): Promise<PlaySubject> {
  const claim = await db.claim.findFirst({
    where: { uid, withdrawnAt: null, hiddenAt: null, kind: { in: labelKinds } },
    include: {
      versions: { orderBy: { version: 'desc' } },
      neurons: { orderBy: { position: 'asc' }, include: { model: true } },
    },
  })
  if (!claim) throw new AccountRefusal(404, 'There is no such claim to play with.')
  const { id, kind, version, versions } = claim
  const { body } = storedContent(kind as StatedClaim['kind'], versions[0])
  const refs = claim.neurons.map(({ model, layer, neuron }) => ({ model: model.name, layer, neuron }))
  return {
    neuron: null,
    claim: {
      id,
      uid,
      version,
      stated: { kind, body } as StatedClaim,
      authors: [claim.authorId, ...versions.map(({ authorId }) => authorId)],
    },
    neurons: await playable(refs),
  }
}

/** Those that are live in their models' current runs, in their order. */
async function playable(refs: NeuronRef[]): Promise<PlayedRef[]> {
  const rows = await db.$queryRaw<PlayedRef[]>`
    select m.name as model, m.id::int as "modelId", s.layer::int, s.neuron, r.id as "runId", r.corpus_id::int as "corpusId",
      r.tokenizer_id::int as "tokenizerId"
    from unnest(${refs.map(r => r.model)}::text[], ${refs.map(r => r.layer)}::int[], ${refs.map(r => r.neuron)}::int[])
      with ordinality as asked(model, layer, neuron, place)
    join model m on m.name = asked.model
    join run r on r.id = m.current_run_id
    join neuron_stats s on s.run_id = r.id and s.layer = asked.layer and s.neuron = asked.neuron and not s.dead
    order by place`
  return rows
}
