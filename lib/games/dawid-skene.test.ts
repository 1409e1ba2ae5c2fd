import { expect, test } from 'vitest'
import { type DawidSkene, dawidSkene, type RatedItem, raterAccuracy } from '#lib/games/dawid-skene.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

/** Log density by brute force: the sum over all labellings of the items, one by one. */
function bruteDensity(ratings: RatedItem[], nItems: number, { prior, confusion }: DawidSkene): number {
  let likelihood = 0
  for (let labelling = 0; labelling < 2 ** nItems; labelling++) {
    const truth = Array.from({ length: nItems }, (_, i) => (labelling >> i) & 1)
    const own = truth.reduce((p, one) => p * prior[one], 1)
    likelihood += ratings.reduce((p, { item, rater, label }) => p * confusion[rater][truth[item]][label], own)
  }
  const logPrior = confusion
    .flat()
    .reduce((sum, row, i) => sum + 2 * Math.log(row[i % 2]) + Math.log(row[1 - (i % 2)]), 0)
  return Math.log(likelihood) + logPrior + prior.reduce((sum, p) => sum + Math.log(p), 0)
}

/** Four items, three raters; the third mostly says the opposite. */
const ratings: RatedItem[] = [
  [0, 0, 1],
  [0, 1, 1],
  [0, 2, 0],
  [1, 0, 0],
  [1, 1, 0],
  [1, 2, 1],
  [2, 0, 1],
  [2, 1, 1],
  [2, 2, 1],
  [3, 0, 0],
  [3, 1, 1],
].map(([item, rater, label]) => ({ item, rater, label }))

test('each round reaches a density that summing over all labellings confirms, never a lower one', () => {
  const found = dawidSkene(ratings)
  for (let i = 1; i < found.rounds.length; i++)
    expect(found.rounds[i]).toBeGreaterThanOrEqual(found.rounds[i - 1] - 1e-12)
  expect(found.rounds.at(-1)).toBeCloseTo(bruteDensity(ratings, 4, found), 9)
})

test('no change of any estimate is better: the end is a maximum', () => {
  const found = dawidSkene(ratings)
  const best = bruteDensity(ratings, 4, found)
  const moved = (p: number, by: number) => Math.min(0.999, Math.max(0.001, p + by))
  for (const by of [-0.05, -0.01, 0.01, 0.05]) {
    const share = moved(found.prior[0], by)
    expect(bruteDensity(ratings, 4, { ...found, prior: [share, 1 - share] })).toBeLessThan(best + 1e-9)
    for (let rater = 0; rater < 3; rater++)
      for (const truth of [0, 1]) {
        const confusion = structuredClone(found.confusion)
        const p = moved(confusion[rater][truth][0], by)
        confusion[rater][truth] = [p, 1 - p]
        expect(bruteDensity(ratings, 4, { ...found, confusion })).toBeLessThan(best + 1e-9)
      }
  }
})

test('careful and careless people are told apart, and the truth comes out', () => {
  const random = seededRandom(2)
  const accuracy = [0.95, 0.9, 0.85, 0.55, 0.5]
  const truth = Array.from({ length: 300 }, () => (random() < 0.6 ? 1 : 0))
  const all = truth.flatMap((right, item) =>
    accuracy.map((p, rater) => ({ item, rater, label: random() < p ? right : 1 - right })),
  )
  const found = dawidSkene(all)
  for (const [rater, p] of accuracy.entries()) expect(Math.abs(raterAccuracy(found, rater) - p)).toBeLessThan(0.08)
  const told = truth.filter((right, item) => found.posterior[item][right] > 0.5).length
  expect(told / truth.length).toBeGreaterThan(0.93)
})

test('without answers there is nothing', () => {
  expect(dawidSkene([])).toMatchObject({ posterior: [], confusion: [] })
})
