import { type ColumnKey, isWordColumn } from '#lib/layer/column-groups.ts'
import { type LayerColumns, numberAt } from '#lib/layer/layer-columns.ts'
import { formatValue } from '#lib/methods/format-value.ts'
import { statisticOf } from '#lib/methods/registry.ts'

/** The grid that heading and rows share: neuron, token, spectrum, then as many statistics as `--columns` says. */
export const rowGrid =
  'wide:grid wide:grid-cols-[72px_minmax(96px,1.2fr)_128px_repeat(var(--columns),minmax(64px,1fr))] wide:items-center wide:gap-x-4 wide:px-4'

/** What a neuron has in a column, as text; null where it is undefined or not computed yet. */
export function cellText(columns: LayerColumns, key: ColumnKey, place: number): string | null {
  if (isWordColumn(key)) return columns.words[key]?.words[columns.words[key].codes[place]] ?? null
  const value = numberAt(columns, key, place)
  return Number.isNaN(value) ? null : formatValue(value, statisticOf(key).format)
}

/** A column's name before its number on a phone. */
export const phoneLabel = (key: ColumnKey): string => {
  const { name } = statisticOf(key)
  return name === 'M' || name.startsWith('R²') ? name : name.toLowerCase()
}
