import { wilsonInterval } from '#lib/analysis/wilson.ts'
import { dawidSkene, raterAccuracy } from '#lib/games/dawid-skene.ts'
import { type Game, games } from '#lib/games/game.ts'

/** An answer that counts for a label or for its control. */
export interface CountedAnswer {
  user: number
  game: Game
  /** What was asked: the same text is the same item, whoever answers. */
  item: string
  answer: string
  /** 0 .. 1; right or wrong, for `peak` a percentile. */
  score: number
}

/** Answers to items with a certain answer, of one person. */
export interface GoldCount {
  right: number
  all: number
}

/** Accuracy in one arm of one game; numbers are null below ten answers of three people. */
export interface ArmScore {
  answers: number
  people: number
  accuracy: number | null
  interval: [low: number, high: number] | null
}

/** What people made of a label in one game: with it, without it, and what it gained. */
export interface LabelScore {
  game: Game
  label: ArmScore
  control: ArmScore
  /** Accuracy with the label less that without; null where one is. */
  gain: number | null
  gainInterval: [low: number, high: number] | null
}

/** From how many answers and people on an accuracy is shown, and from how many people on they are weighed by what they agree on. */
export const enoughAnswers = 10
export const enoughPeople = 3
const enoughForModel = 5

/** Weight of a person by items with a certain answer: Beta(2, 1) before any. */
export const goldWeight = ({ right, all }: GoldCount): number => (2 + right) / (3 + all)

/** Scores of a label in every game; answers of those who wrote it must be left out before. */
export function labelScores(
  labelled: readonly CountedAnswer[],
  control: readonly CountedAnswer[],
  gold: ReadonlyMap<number, GoldCount>,
): LabelScore[] {
  const weigh = raterWeights(labelled, gold)
  return games.map(game => {
    const of = (answers: readonly CountedAnswer[]) =>
      armScore(
        answers.filter(answer => answer.game === game),
        weigh,
      )
    const [label, plain] = [of(labelled), of(control)]
    return { game, label, control: plain, ...gainOf(label, plain) }
  })
}

/** Weighted mean with Wilson's interval on the answers' effective number. */
export function armScore(answers: readonly CountedAnswer[], weigh: (user: number) => number): ArmScore {
  const people = new Set(answers.map(({ user }) => user)).size
  const counts = { answers: answers.length, people }
  if (answers.length < enoughAnswers || people < enoughPeople) return { ...counts, accuracy: null, interval: null }
  let [sum, squares, right] = [0, 0, 0]
  for (const { user, score } of answers) {
    const weight = weigh(user)
    sum += weight
    squares += weight * weight
    right += weight * score
  }
  const n = (sum * sum) / squares
  return { ...counts, accuracy: right / sum, interval: wilsonInterval((right / sum) * n, n) }
}

/** Weights by gold items; from five people on in games of yes or no, by Dawid and Skene's model for those people. */
export function raterWeights(
  answers: readonly CountedAnswer[],
  gold: ReadonlyMap<number, GoldCount>,
): (user: number) => number {
  const byGold = (user: number) => goldWeight(gold.get(user) ?? { right: 0, all: 0 })
  const binary = answers.filter(({ game }) => game === 'detection' || game === 'fuzzing')
  const people = [...new Set(binary.map(({ user }) => user))].sort((a, b) => a - b)
  if (people.length < enoughForModel) return byGold
  const items = [...new Set(binary.map(({ item }) => item))].sort()
  const found = dawidSkene(
    binary.map(({ user, item, answer }) => {
      return { item: items.indexOf(item), rater: people.indexOf(user), label: answer === 'yes' ? 1 : 0 }
    }),
  )
  return user => (people.includes(user) ? raterAccuracy(found, people.indexOf(user)) : byGold(user))
}

/** Newcombe's interval of a difference of two proportions, from their Wilson intervals. */
function gainOf(label: ArmScore, control: ArmScore): Pick<LabelScore, 'gain' | 'gainInterval'> {
  const [p, q] = [label.accuracy, control.accuracy]
  if (p === null || q === null || !label.interval || !control.interval) return { gain: null, gainInterval: null }
  const [[pLow, pHigh], [qLow, qHigh]] = [label.interval, control.interval]
  return {
    gain: p - q,
    gainInterval: [p - q - Math.hypot(p - pLow, qHigh - q), p - q + Math.hypot(pHigh - p, q - qLow)],
  }
}
