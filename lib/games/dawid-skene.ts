/** One person's answer to one item, both numbered from 0; `label` is a class, from 0. */
export interface RatedItem {
  item: number
  rater: number
  label: number
}

/** What Dawid and Skene's model says of items and people. */
export interface DawidSkene {
  /** Probability of each class for each item, [items][classes]. */
  posterior: number[][]
  /** How often each person says `label` of an item of class `truth`, [raters][truth][label]. */
  confusion: number[][][]
  /** Share of each class, [classes]. */
  prior: number[]
  /** Log of the posterior density that each round reached, ascending. */
  rounds: number[]
}

const mostRounds = 200
const enough = 1e-9

/** Counts added to a person's answers: Beta(2, 1) for two classes, rather right than wrong until known. */
const pseudo = (right: boolean) => (right ? 2 : 1)

/**
 * Estimates who is right how often from answers alone (Dawid and Skene 1979), by EM from the majority's opinion; the maximum of the posterior
 * with (2, 1) added to right and wrong answers and 1 to each class.
 */
export function dawidSkene(ratings: readonly RatedItem[], nClasses = 2): DawidSkene {
  const nItems = 1 + Math.max(-1, ...ratings.map(({ item }) => item))
  const nRaters = 1 + Math.max(-1, ...ratings.map(({ rater }) => rater))
  let posterior = Array.from({ length: nItems }, () => new Array<number>(nClasses).fill(0))
  for (const { item, label } of ratings) posterior[item][label]++
  posterior = posterior.map(normalised)
  const rounds: number[] = []
  for (;;) {
    const { prior, confusion } = maximise(posterior, ratings, nRaters, nClasses)
    const step = expect(ratings, prior, confusion, nItems)
    posterior = step.posterior
    rounds.push(step.density)
    const n = rounds.length
    if (n === mostRounds || (n > 1 && rounds[n - 1] - rounds[n - 2] < enough))
      return { posterior, confusion, prior, rounds }
  }
}

/** How often a person is right, by their confusion and the shares of the classes. */
export const raterAccuracy = ({ confusion, prior }: DawidSkene, rater: number): number =>
  prior.reduce((sum, share, truth) => sum + share * confusion[rater][truth][truth], 0)

function maximise(posterior: number[][], ratings: readonly RatedItem[], nRaters: number, nClasses: number) {
  const classes = Array.from({ length: nClasses }, (_, i) => i)
  const prior = classes.map(truth => posterior.reduce((sum, item) => sum + item[truth], 1))
  const confusion = Array.from({ length: nRaters }, () =>
    classes.map(truth => classes.map(label => pseudo(truth === label))),
  )
  for (const { item, rater, label } of ratings)
    for (const truth of classes) confusion[rater][truth][label] += posterior[item][truth]
  return { prior: normalised(prior), confusion: confusion.map(of => of.map(normalised)) }
}

function expect(ratings: readonly RatedItem[], prior: number[], confusion: number[][][], nItems: number) {
  const logs = Array.from({ length: nItems }, () => prior.map(Math.log))
  for (const { item, rater, label } of ratings)
    for (let truth = 0; truth < prior.length; truth++) logs[item][truth] += Math.log(confusion[rater][truth][label])
  let density = prior.reduce((sum, share) => sum + Math.log(share), 0)
  for (const of of confusion)
    for (const [truth, row] of of.entries())
      for (const [label, p] of row.entries()) density += pseudo(truth === label) * Math.log(p)
  const posterior = logs.map(own => {
    const most = Math.max(...own)
    const weights = own.map(log => Math.exp(log - most))
    density += most + Math.log(weights.reduce((sum, w) => sum + w, 0))
    return normalised(weights)
  })
  return { posterior, density }
}

function normalised(weights: number[]): number[] {
  const sum = weights.reduce((total, w) => total + w, 0)
  return weights.map(w => (sum === 0 ? 1 / weights.length : w / sum))
}
