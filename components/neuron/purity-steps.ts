import { leastExamples, type MonosemanticRun, nBands } from '#lib/analysis/purity.ts'
import type { PurityCurve } from '#lib/analysis/purity-record.ts'

/** A curve of purity as SVG paths, in pixels of a frame `width` x `height` with purity 0 at its foot. */
export interface PuritySteps {
  /** A step a band of each largest reason (null: none but 'other'), to be stroked. */
  steps: { reason: number | null; path: string }[]
  /** Wilson's 95 % interval of each band. */
  whiskers: string
  /** Reason of each band at the right end of its step. */
  letters: { reason: number; x: number; y: number }[]
}

/** Bands with fewer examples, which say little by themselves; [nBands]. */
export const thinBands = ({ bands }: PurityCurve): boolean[] => bands.map(({ examples }) => examples < leastExamples)

/** Draws a curve; `at` 0..1 is where in its band a whisker stands, so that those of two curves stay apart. */
export function puritySteps(
  curve: PurityCurve,
  { width, height }: { width: number; height: number },
  at: number,
): PuritySteps {
  const band = width / nBands
  const y = (share: number) => round((1 - share) * height)
  const paths = new Map<number | null, string>()
  const letters: PuritySteps['letters'] = []
  let whiskers = ''
  for (const [i, { reason, purity, low, high }] of curve.bands.entries()) {
    if (purity === null || low === null || high === null) continue
    const x = round(i * band)
    paths.set(reason, `${paths.get(reason) ?? ''}M${round(x + 2)} ${y(purity)}h${round(band - 4)}`)
    whiskers += `M${round(x + at * band)} ${y(low)}V${y(high)}`
    const before = curve.bands[i - 1]
    if (reason !== null && before?.reason !== reason) letters.push({ reason, x: round(x + 7), y: y(purity) })
  }
  return { steps: [...paths].map(([reason, path]) => ({ reason, path })), whiskers, letters }
}

/** The run over most bands, of those the one with most examples; null where there is none. */
export function widestRun({ runs }: Pick<PurityCurve, 'runs'>): MonosemanticRun | null {
  let widest: MonosemanticRun | null = null
  for (const run of runs) {
    const [wide, wider] = [widest ? widest.to - widest.from : -1, run.to - run.from]
    if (wider > wide || (wider === wide && widest && run.examples > widest.examples)) widest = run
  }
  return widest
}

const round = (x: number) => Math.round(x * 10) / 10
