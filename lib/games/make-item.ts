import { crop } from '#lib/games/crop.ts'
import type { Game } from '#lib/games/game.ts'
import type { GameItem } from '#lib/games/game-item.ts'
import { firesFrom, type GameSource, type GameText } from '#lib/games/game-source.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { shuffled } from '#lib/patterns/shuffled.ts'

/** Below this share of M a neuron is certainly silent. */
const silent = 0.01

/** Tokens of at least this share of the text's largest activation are highlighted. */
const highlight = 0.3

/** One item in six is certain: from the strongest examples, or from texts in which nothing happens. */
const goldEvery = 6
const goldStrongest = 5

/** Tries to crop a text so that it serves. */
const tries = 20

const peakOf = ({ activations }: GameText) => Math.max(...activations)

/** The item of a seed; null where the neuron's stored texts do not allow one. */
export function makeItem(game: Game, source: GameSource, seed: number): GameItem | null {
  // Games share seeds, not their draws.
  const random = seededRandom(Math.imul(seed + 1, 2654435761) ^ game.length)
  const gold = (game === 'detection' || game === 'fuzzing') && Math.floor(random() * goldEvery) === 0
  const item = makers[game](source, random, gold)
  return item && { game, seed, gold, marked: [], ...item }
}

type Made = Pick<GameItem, 'texts' | 'truth'> & { marked?: number[] }
type Maker = (source: GameSource, random: () => number, gold: boolean) => Made | null

const makers: Record<Game, Maker> = {
  detection(source, random, gold) {
    if (random() < 0.5) {
      const text = firingText(source, random, gold)
      return text && { texts: [text], truth: 'yes' }
    }
    const limit = (gold ? silent : firesFrom) * source.scale
    const peaks = new Set(source.firing.map(({ ids, focus }) => ids[focus]))
    // Every other silent text holds a token on which the neuron peaks elsewhere, where there is such a text.
    const hard = !gold && random() < 0.5
    const quiet = shuffled(source.others, random)
      .map(text => crop(text, random))
      .filter(text => peakOf(text) < limit)
    const text = (hard && quiet.find(({ ids }) => ids.some(id => peaks.has(id)))) || quiet[0]
    return text ? { texts: [text], truth: 'no' } : null
  },
  fuzzing(source, random, gold) {
    for (let i = 0; i < tries; i++) {
      const text = firingText(source, random, gold)
      if (!text) return null
      const least = highlight * peakOf(text)
      const right = [...text.ids.keys()].filter(place => text.activations[place] >= least)
      const wrong = [...text.ids.keys()].filter(place => text.activations[place] < least)
      if (right.length > wrong.length) continue
      if (random() < 0.5) return { texts: [text], marked: right, truth: 'yes' }
      const marked = shuffled(wrong, random).slice(0, right.length)
      return { texts: [text], marked: marked.sort((a, b) => a - b), truth: 'no' }
    }
    return null
  },
  intruder({ firing, strongest, intruders }, random) {
    const own = ofOwnDocuments(shuffled(firing.slice(0, strongest), random)).slice(0, 4)
    const [other] = shuffled(intruders, random)
    if (own.length < 4 || !other) return null
    const texts = shuffled([...own, other], random)
    return { texts: texts.map(text => crop(text, random, 16)), truth: String(texts.indexOf(other)) }
  },
  peak(source, random) {
    const text = firingText(source, random, false)
    return text && { texts: [text], truth: String(text.activations.indexOf(peakOf(text))) }
  },
}

function firingText({ firing, strongest, scale }: GameSource, random: () => number, gold: boolean): GameText | null {
  const from = gold ? firing.slice(0, Math.min(goldStrongest, strongest)) : firing
  const [chosen] = shuffled(
    from.filter(({ activations, focus }) => activations[focus] >= firesFrom * scale),
    random,
  )
  return chosen ? crop(chosen, random) : null
}

const ofOwnDocuments = (texts: readonly GameText[]): GameText[] =>
  texts.filter((text, i) => texts.findIndex(({ document }) => document === text.document) === i)
