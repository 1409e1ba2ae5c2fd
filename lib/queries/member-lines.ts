import 'server-only'
import { db } from '#lib/db.ts'
import { decodeExamples } from '#lib/neuron/examples.ts'
import { readExampleTexts } from '#lib/queries/example-texts.ts'
import type { MemberRun } from '#lib/queries/member-runs.ts'
import { tokenBytesOf } from '#lib/queries/token-bytes.ts'
import type { ExampleLine } from '#lib/splits/split-view.ts'
import { windowHtml } from '#lib/tokens/window.ts'

/** The strongest examples of each neuron, at most `most`; none for those that never fire or are not there. */
export async function memberLines(members: readonly (MemberRun | null)[], most = 1): Promise<ExampleLine[][]> {
  const known = members.flatMap((member, i) => (member && !member.dead ? [{ ...member, i }] : []))
  const profiles = await db.$queryRaw<{ place: bigint; examples: Uint8Array }[]>`
    select w.place, p.examples
    from unnest(${known.map(({ runId }) => runId)}::int[], ${known.map(({ layer }) => layer)}::int[],
      ${known.map(({ neuron }) => neuron)}::int[]) with ordinality as w(run_id, layer, neuron, place)
    join neuron_profile p on p.run_id = w.run_id and p.layer = w.layer and p.neuron = w.neuron`
  const lines: ExampleLine[][] = members.map(() => [])
  const strongest = profiles.flatMap(({ place, examples }) => {
    const group = decodeExamples(examples).find(({ kind }) => kind === 'strongest')
    const member = known[Number(place) - 1]
    return (group?.examples ?? []).slice(0, most).map(example => ({ member, example }))
  })
  const byCorpus = new Map<string, typeof strongest>()
  for (const one of strongest) {
    const key = `${one.member.corpusId}/${one.member.tokenizerId}`
    byCorpus.set(key, [...(byCorpus.get(key) ?? []), one])
  }
  await Promise.all(
    [...byCorpus.values()].map(async own => {
      const { corpusId, tokenizerId } = own[0].member
      const [tokenBytes, texts] = await Promise.all([
        tokenBytesOf(tokenizerId),
        readExampleTexts(
          corpusId,
          tokenizerId,
          own.map(({ example }) => example),
        ),
      ])
      for (const [at, { member, example }] of own.entries()) {
        const { token, window, activation } = example
        const { scale } = member
        const { left, right } = windowHtml({ ids: texts[at].ids, window, token, scale, tokenBytes })
        lines[member.i].push({ left, right, activation: activation / scale })
      }
    }),
  )
  return lines
}
