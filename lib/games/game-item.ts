import type { Game } from '#lib/games/game.ts'
import type { GameText } from '#lib/games/game-source.ts'

/** One question, with its answer. Made from a seed: the same run, neuron, game and seed make the same one. */
export interface GameItem {
  game: Game
  seed: number
  /** Whether the answer is certain, so that it says how careful a person is. */
  gold: boolean
  /** One text; five for `intruder`. */
  texts: readonly GameText[]
  /** Marked tokens of a `fuzzing` item, places in its text; empty for others. */
  marked: readonly number[]
  /** `yes` or `no`; place of the intruder, from 0; place of the peak. */
  truth: string
}

/** Whether an answer is one that this item can have. */
export function isAnswer({ game, texts }: Pick<GameItem, 'game' | 'texts'>, answer: string): boolean {
  if (game === 'detection' || game === 'fuzzing') return answer === 'yes' || answer === 'no'
  const most = game === 'intruder' ? texts.length : texts[0].ids.length
  return /^(0|[1-9]\d{0,3})$/.test(answer) && Number(answer) < most
}

/** How an answer is judged: right or wrong, and what it scores, 0 .. 1. For `peak` the percentile of the token's activation. */
export function judge(item: GameItem, answer: string): { correct: boolean; score: number } {
  if (item.game !== 'peak') {
    const correct = answer === item.truth
    return { correct, score: Number(correct) }
  }
  const { activations } = item.texts[0]
  const own = activations[Number(answer)]
  const below = activations.filter(a => a < own).length
  const same = activations.filter(a => a === own).length - 1
  const score = activations.length === 1 ? 1 : (below + same / 2) / (activations.length - 1)
  return { correct: own === Math.max(...activations), score }
}
