import { db } from '#lib/db.ts'
import type { Game } from '#lib/games/game.ts'
import { type CountedAnswer, type GoldCount, type LabelScore, labelScores } from '#lib/games/label-score.ts'

interface Row {
  claim: string
  user: number
  game: Game
  item: string
  answer: string
  score: number
  labelled: boolean
}

/**
 * What people made of claims in the games, by uid: with its words as it states them now, and without, on the same neurons. Answers of whoever wrote a
 * version of it do not count, those to certain items only weigh people, and a control counts only of people who had
 * not read a label of that neuron in a game before.
 */
export async function readLabelScores(uids: readonly string[]): Promise<ReadonlyMap<string, LabelScore[]>> {
  const rows = await db.$queryRaw<Row[]>`
    select c.uid as claim, a.user_id as user, a.game, a.run_id || '/' || a.layer || '/' || a.neuron || '/' || a.game || '/' || a.seed as item,
      a.answer #>> '{}' as answer, a.score, a.claim_id is not null as labelled
    from claim c
    join claim_neuron n on n.claim_id = c.id
    join game_answer a on a.model_id = n.model_id and a.layer = n.layer and a.neuron = n.neuron
    where c.uid = any(${[...uids]}) and not a.gold and a.score is not null
      and a.user_id not in (select author_id from claim_version where claim_id = c.id)
      and (
        a.claim_id = c.id and a.version >= c.stated_in
        or a.claim_id is null and not exists (
          select from game_answer e
          where e.user_id = a.user_id and e.model_id = a.model_id and e.layer = a.layer and e.neuron = a.neuron
            and e.claim_id is not null and e.id < a.id
        )
      )
    order by a.id`
  const gold = await db.$queryRaw<(GoldCount & { user: number })[]>`
    select user_id as user, count(*) filter (where correct)::int as right, count(*)::int as all from game_answer
    where gold and user_id = any(${[...new Set(rows.map(({ user }) => user))]}::int[]) group by user_id`
  const weights = new Map(gold.map(({ user, ...count }) => [user, count]))
  const counted = (uid: string, labelled: boolean): CountedAnswer[] =>
    rows.filter(row => row.claim === uid && row.labelled === labelled)
  return new Map(uids.map(uid => [uid, labelScores(counted(uid, true), counted(uid, false), weights)]))
}
