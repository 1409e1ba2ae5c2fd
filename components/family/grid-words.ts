import { parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import type { FamilyGrid } from '#lib/families/family-grid.ts'
import { MINUS } from '#lib/format/number.ts'

/** Columns from which cells are narrow. */
export const denseFrom = 12

/** A mean in units of M with two decimals. */
export const inM = (mean: number): string => mean.toFixed(2)

/** The same where it may be below 0: a true minus, and no sign before 0. */
export const signedInM = (x: number): string => inM(Math.abs(x) < 0.005 ? 0 : x).replace('-', MINUS)

/** The same as short as a cell is: `.25`, `1`, and nothing where it could not be told from the surface. */
export const cellWords = (mean: number): string =>
  mean < 0.02 ? '' : mean >= 0.995 ? String(Math.round(mean * 10) / 10) : inM(mean).slice(1)

/** Whether all members are of one model, so that rows need not name it. */
export const oneModel = ({ members }: FamilyGrid): boolean =>
  new Set(members.map(({ neuron }) => parseNeuronRef(neuron)?.model)).size < 2

/** A neuron's place in its model, `0/7`; with the model where there are several. */
export const rowWords = (neuron: string, short: boolean): string =>
  short ? neuron.slice(neuron.indexOf('/') + 1) : neuron

/** The grid in one sentence, for those who do not see it. */
export function gridSentence({ members, columns, scores: { fits, diagonal, control } }: FamilyGrid): string {
  const fitting = fits.filter(({ verdict }) => verdict === 'fits').length
  const means =
    diagonal === null || control === null
      ? 'nothing is computed'
      : `mean ${inM(diagonal)} M at their own values and ${inM(control)} M at the others`
  return `${members.length} members by ${columns.length} values: ${means}; ${fitting} fire at their own value most.`
}
