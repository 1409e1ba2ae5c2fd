import { cpus, loadavg, totalmem } from 'node:os'

/** The machine and how busy it is, for reading figures by. */
export const machineLine = (): string => {
  const [{ model }] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} x ${model.trim()}, ${memory} GB, Node ${process.versions.node}, load ${loadavg()[0].toFixed(1)}`
}

/** The middle one of some measurements; the lower middle of an even number. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1]

/** One printed line: what was measured, the figure, and whether it reaches its goal. */
export const printFigure = (what: string, figure: string, goal?: { text: string; reached: boolean }): void => {
  const verdict = goal ? `  (goal ${goal.text}: ${goal.reached ? 'reached' : 'not reached'})` : ''
  console.log(`${what}: ${figure}${verdict}`)
}
