import type { TextSource } from '#components/neuron/row-html.ts'
import type { Example, ExampleGroup } from '#lib/neuron/examples.ts'
import type { ExampleText } from '#lib/queries/example-texts.ts'
import { type PackedRow, packRow } from '#lib/tokens/packed-row.ts'

/** A group whose examples became rows. */
export interface PackedGroup extends Omit<ExampleGroup, 'examples'> {
  rows: PackedRow[]
}

const order: ExampleGroup['kind'][] = ['strongest', 'interval', 'random']

/** Down the axis: strongest first, intervals from the highest to the lowest, random tokens at the foot. */
const downTheAxis = (a: ExampleGroup, b: ExampleGroup) =>
  order.indexOf(a.kind) - order.indexOf(b.kind) || b.low - a.low || b.high - a.high

/** Packs examples with their texts; each source is listed once. Empty groups stay: that there is nothing is worth saying. */
export function packGroups(
  groups: readonly ExampleGroup[],
  texts: ReadonlyMap<Example, ExampleText>,
  tokenBytes: (id: number) => Uint8Array,
): { groups: PackedGroup[]; sources: TextSource[] } {
  const places = new Map<string, number>()
  const sources: TextSource[] = []
  const placeOf = ({ domain, source, licence, url }: ExampleText) => {
    const key = JSON.stringify([domain, source, licence, url])
    if (!places.has(key)) places.set(key, sources.push({ domain, source, licence, url }) - 1)
    return places.get(key)!
  }
  const packed = groups.toSorted(downTheAxis).map(({ examples, ...group }) => ({
    ...group,
    rows: examples.map(example => {
      const text = texts.get(example)!
      return packRow(example, text.ids, { source: placeOf(text), tokenBytes })
    }),
  }))
  return { groups: packed, sources }
}
