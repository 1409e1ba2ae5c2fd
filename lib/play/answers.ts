import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { db } from '#lib/db.ts'
import type { Game } from '#lib/games/game.ts'
import { isAnswer, judge } from '#lib/games/game-item.ts'
import { firstSeed, neuronOf, practiceFrom, readItem } from '#lib/play/play-item.ts'
import type { PlayedRef, PlaySubject } from '#lib/play/subject.ts'

/** A person's answer to an item. */
export interface KeptAnswer {
  answer: string
  correct: boolean
  score: number
}

const keyOf = (userId: number, { runId, layer, neuron }: PlayedRef, game: Game, seed: number) => ({
  userId_runId_layer_neuron_game_seed: { userId, runId, layer, neuron, game, seed },
})

/**
 * Keeps an answer, one a person and item: the first stays. Throws AccountRefusal: 403 to whoever wrote the claim, 404 where the neuron has
 * no such item, 400 for what is no answer to it.
 */
export async function keepAnswer(
  member: Writer,
  subject: PlaySubject,
  { game, seed, answer }: { game: Game; seed: number; answer: string },
): Promise<void> {
  const { claim } = subject
  if (claim?.authors.includes(member.id)) throw new AccountRefusal(403, 'You wrote this claim: others answer for it.')
  if (!Number.isInteger(seed) || seed < 0 || seed >= practiceFrom)
    throw new AccountRefusal(400, `seed: wanted a whole number below ${practiceFrom}, got ${seed}.`)
  const played = await readItem(subject, game, seed)
  if (!played) throw new AccountRefusal(404, 'There is no such question about this neuron.')
  const { item, of } = played
  if (!isAnswer(item, answer)) throw new AccountRefusal(400, 'Choose one of the answers.')
  const judged = judge(item, answer)
  await writing(member, 'game.answer', async tx => {
    const { runId, modelId, layer, neuron } = of
    const own = { userId: member.id, runId, modelId, layer, neuron, game, seed, gold: item.gold, answer, ...judged }
    const { count } = await tx.gameAnswer.createMany({
      data: [{ ...own, claimId: claim?.id ?? null, version: claim?.version ?? null }],
      skipDuplicates: true,
    })
    if (count === 0) return
    const detail = { game, seed, layer, neuron, run: runId, claim: claim?.uid ?? null }
    await audit({ userId: member.id, action: 'game.answered', subject: `model:${modelId}`, detail }, tx)
  })
}

/** What a person answered to an item; null where they did not. */
export async function readAnswer(
  userId: number,
  subject: PlaySubject,
  game: Game,
  seed: number,
): Promise<KeptAnswer | null> {
  const kept = await db.gameAnswer.findUnique({ where: keyOf(userId, neuronOf(subject, seed), game, seed) })
  return kept && { answer: String(kept.answer), correct: kept.correct ?? false, score: kept.score ?? 0 }
}

/** The next item for a person: the first that they have not answered, with a label or without; null where there is none. */
export async function nextSeed(userId: number, subject: PlaySubject, game: Game): Promise<number | null> {
  const answered = await db.gameAnswer.findMany({
    where: { userId, game, runId: { in: subject.neurons.map(({ runId }) => runId) } },
    select: { runId: true, layer: true, neuron: true, seed: true },
  })
  const key = ({ runId, layer, neuron }: Pick<PlayedRef, 'runId' | 'layer' | 'neuron'>, seed: number) =>
    `${runId}/${layer}/${neuron}/${seed}`
  const taken = new Set(answered.map(one => key(one, one.seed)))
  return firstSeed(subject, game, 0, (of, seed) => taken.has(key(of, seed)))
}

/** How a person has done in a game so far. */
export async function ownScore(userId: number, game: Game): Promise<{ answers: number; score: number }> {
  const { _count, _sum } = await db.gameAnswer.aggregate({
    where: { userId, game },
    _count: true,
    _sum: { score: true },
  })
  return { answers: _count, score: _sum.score ?? 0 }
}
