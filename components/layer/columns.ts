import { formatNumber, formatPercent } from '#lib/format/number.ts'
import type { NumberColumn } from '#lib/layer/layer-columns.ts'

/** How a statistic is shown in a layer's list. */
export interface Column {
  key: NumberColumn
  /** Heading; also the word before the number on a phone, in lower case. */
  label: string
  /** One line on what is measured. */
  meaning: string
  /** The number as text; NaN is words. */
  format: (value: number) => string
}

/** The statistics of a layer's list, in the order of their columns. */
export const columns: readonly Column[] = [
  { key: 'max', label: 'Largest', meaning: 'Largest activation', format: formatNumber },
  {
    key: 'scale',
    label: 'M',
    meaning: 'Mean of the 20 largest document maxima: the scale its examples are coloured on',
    format: formatNumber,
  },
  {
    key: 'fires',
    label: 'Fires on',
    meaning: 'Share of tokens with an activation of at least M / 4',
    format: formatPercent,
  },
  { key: 'mean', label: 'Mean', meaning: 'Mean activation over all tokens', format: formatNumber },
  { key: 'kurtosis', label: 'Kurtosis', meaning: 'Excess kurtosis of the activation', format: formatNumber },
  {
    key: 'sparsity',
    label: 'Sparsity',
    meaning: 'Treves-Rolls sparsity of the positive part: near 0 few tokens carry it, 1 all alike',
    format: formatNumber,
  },
]

/** The grid that heading and rows share: neuron, token, spectrum, then the statistics. */
export const rowGrid =
  'wide:grid wide:grid-cols-[72px_minmax(96px,1.2fr)_128px_repeat(6,minmax(64px,1fr))] wide:items-center wide:gap-x-4 wide:px-4'
