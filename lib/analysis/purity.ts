import { wilsonInterval } from '#lib/analysis/wilson.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

/** Upper ends of the bands of relative activation a / M; each band is (end before, end] (methods §4 P4). */
export const bandEnds = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, Number.POSITIVE_INFINITY] as const
export const nBands = bandEnds.length

/** Lower bound of purity that a monosemantic band needs, and examples that a run of bands needs. */
export const leastPurity = 0.8
export const leastExamples = 40

/** Band of a relative activation, 0..8; -1 where it is not above 0. */
export function bandOf(relative: number): number {
  if (!(relative > 0)) return -1
  let band = 0
  while (relative > bandEnds[band]) band++
  return band
}

/** One band of the purity curve. */
export interface BandPurity {
  /** Examples looked at. */
  examples: number
  /** The class most of them belong to; null where there is none but 'other'. */
  reason: number | null
  /** Share of that class, with Wilson's 95 % interval; null without examples. */
  purity: number | null
  low: number | null
  high: number | null
}

/** Adjacent bands in which one reason holds. */
export interface MonosemanticRun {
  /** The reason (cluster). */
  reason: number
  /** First and last band, included. */
  from: number
  to: number
  /** Examples in the run. */
  examples: number
}

/** At which activation levels a neuron means one thing. */
export interface Purity {
  /** By band, [nBands]. */
  bands: BandPurity[]
  /** Bands of every reason that has some: its longest run, ties to the stronger one. */
  runs: MonosemanticRun[]
  /** Activation mass in the bands of any run over all mass, 0..1; null where there is no mass. */
  monoMass: number | null
}

/**
 * Purity curve (methods §4 P4). `counts` [nBands, nReasons + 1]: examples of each band by reason, the last column 'other', which
 * counts against purity and is never a reason itself; `mass` [nBands]: activation mass of all the neuron's tokens by band.
 * The band of a reason: the longest run of adjacent bands in each of which the lower bound of its share is 0.8 or more, with
 * 40 examples or more in all.
 */
export function purity(counts: ArrayLike<number>, nReasons: number, mass: ArrayLike<number>): Purity {
  const width = nReasons + 1
  const totals = Array.from({ length: nBands }, (_, band) => {
    let total = 0
    for (let c = 0; c < width; c++) total += counts[band * width + c]
    return total
  })
  const bands = totals.map((examples, band): BandPurity => {
    let reason = 0
    for (let c = 1; c < nReasons; c++) if (counts[band * width + c] > counts[band * width + reason]) reason = c
    const hits = nReasons > 0 ? counts[band * width + reason] : 0
    if (examples === 0) return { examples, reason: null, purity: null, low: null, high: null }
    const [low, high] = wilsonInterval(hits, examples)
    return { examples, reason: hits > 0 ? reason : null, purity: hits / examples, low, high }
  })
  const runs: MonosemanticRun[] = []
  for (let reason = 0; reason < nReasons; reason++) {
    const pure = totals.map((n, band) => n > 0 && wilsonInterval(counts[band * width + reason], n)[0] >= leastPurity)
    const run = longestRun(pure, totals, reason)
    if (run) runs.push(run)
  }
  let all = 0
  let inRuns = 0
  for (let band = 0; band < nBands; band++) {
    all += mass[band]
    if (runs.some(run => band >= run.from && band <= run.to)) inRuns += mass[band]
  }
  return { bands, runs, monoMass: all > 0 ? inRuns / all : null }
}

/** Shuffles that the null of mono_mass is the mean of. */
const shuffles = 20

/**
 * The null of mono_mass: its mean over 20 seeded shuffles of the examples' classes among the bands, each band keeping its number of
 * examples and its mass. Arguments as of `purity`; null where mono_mass is.
 */
export function shuffledMonoMass(
  counts: ArrayLike<number>,
  nReasons: number,
  mass: ArrayLike<number>,
  seed: number,
): number | null {
  const width = nReasons + 1
  const bandOfExample: number[] = []
  const classes: number[] = []
  for (let cell = 0; cell < nBands * width; cell++)
    for (let i = 0; i < counts[cell]; i++) {
      bandOfExample.push(Math.floor(cell / width))
      classes.push(cell % width)
    }
  const random = seededRandom(seed)
  const shuffled = new Uint32Array(nBands * width)
  let sum = 0
  for (let round = 0; round < shuffles; round++) {
    shuffled.fill(0)
    for (let i = classes.length - 1; i >= 0; i--) {
      const j = Math.floor(random() * (i + 1))
      const drawn = classes[j]
      classes[j] = classes[i]
      classes[i] = drawn
      shuffled[bandOfExample[i] * width + drawn]++
    }
    const { monoMass } = purity(shuffled, nReasons, mass)
    if (monoMass === null) return null
    sum += monoMass
  }
  return sum / shuffles
}

function longestRun(pure: boolean[], totals: number[], reason: number): MonosemanticRun | null {
  let best: MonosemanticRun | null = null
  for (let from = 0; from < nBands; from++) {
    let examples = 0
    for (let to = from; to < nBands && pure[to]; to++) {
      examples += totals[to]
      if (examples >= leastExamples && (!best || to - from >= best.to - best.from))
        best = { reason, from, to, examples }
    }
  }
  return best
}
