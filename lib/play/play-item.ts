import type { Game } from '#lib/games/game.ts'
import type { GameItem } from '#lib/games/game-item.ts'
import { makeItem } from '#lib/games/make-item.ts'
import { readGameSource } from '#lib/play/read-game-source.ts'
import type { PlayedRef, PlaySubject } from '#lib/play/subject.ts'

/** From this seed on items are for trying: answers are not kept, and so may be told to anybody. */
export const practiceFrom = 10_000

/** An item with the neuron it is about. */
export interface PlayedItem {
  item: GameItem
  of: PlayedRef
  scale: number
}

/** Seeds tried for an item. */
const tries = 12

/** The neuron that a seed asks about. */
export const neuronOf = ({ neurons }: PlaySubject, seed: number): PlayedRef => neurons[seed % neurons.length]

/** The item of a seed; null where the stored texts do not allow one. */
export async function readItem(subject: PlaySubject, game: Game, seed: number): Promise<PlayedItem | null> {
  const of = neuronOf(subject, seed)
  const source = await readGameSource(of)
  const item = source && makeItem(game, source, seed)
  return item && { item, of, scale: source.scale }
}

/** The first seed from `from` on that is not `taken` and makes an item; null where a dozen do not. */
export async function firstSeed(
  subject: PlaySubject,
  game: Game,
  from: number,
  taken: (of: PlayedRef, seed: number) => boolean,
): Promise<number | null> {
  let left = tries
  for (let seed = from; left > 0; seed++) {
    if (taken(neuronOf(subject, seed), seed)) continue
    if (await readItem(subject, game, seed)) return seed
    left--
  }
  return null
}
