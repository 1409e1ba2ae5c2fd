import { type PackedGroup, packGroups } from '#components/neuron/pack-groups.ts'
import type { RowContext } from '#components/neuron/row-html.ts'
import { formatNumber } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { StatisticKey } from '#lib/methods/registry.ts'
import type { ExampleGroup } from '#lib/neuron/examples.ts'
import { type HookSite, siteWords } from '#lib/neuron/hook-site.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { referenceScale } from '#lib/numeric/reference-scale.ts'
import type { Samples } from '#lib/queries/samples.ts'
import type { PackedRow } from '#lib/tokens/packed-row.ts'
import { paintsNegative } from '#lib/tokens/window.ts'

/** A group of a sample as the page draws it. */
export interface SampleGroup {
  title: string
  /** What it is, and in which units. */
  words: string
  /** The entry of the page of methods that says how it was chosen. */
  method: StatisticKey
  rows: PackedRow[]
  /** Activation painted in the full hue, and whether negative ones are painted. */
  scale: number
  negative: boolean
  /** Where the activations were read, where that is not the run's own site. */
  site?: HookSite
}

/** A sample of a neuron as the page draws it: what `/api/samples` answers. */
export interface SampleAnswer {
  groups: SampleGroup[]
  /** The rows' context; scale and negative are each group's own. */
  context: RowContext
}

/** Words and rows of a sample. */
export function sampleAnswer(samples: Samples, { run, id }: { run: string; id: NeuronId }): SampleAnswer {
  const { groups, texts, tokenBytes, model, corpus, nCtx, scale, site } = samples
  const context = { id, run, model, corpus, nCtx, scale, negative: paintsNegative(site) }
  // One by one: packing sorts groups down the axis, and these have an order of their own.
  const all = packGroups(
    [{ kind: 'random', low: 0, high: 0, tokens: 0, examples: groups.flatMap(group => group.examples) }],
    texts,
    tokenBytes,
  )
  const rows = all.groups[0].rows
  let at = 0
  return {
    groups: groups.map(group => {
      const own = rows.slice(at, at + group.examples.length)
      at += own.length
      return drawn({ ...group, rows: own }, samples)
    }),
    context: { ...context, sources: all.sources },
  }
}

const drawn = (group: PackedGroup & Pick<ExampleGroup, 'examples'>, samples: Samples): SampleGroup => {
  const { kind, label, rows, tokens, examples } = group
  const { scale, site, actFn, unit } = samples
  const own = { rows, scale, negative: paintsNegative(site) }
  if (kind === 'domain') {
    const listed = examples.reduce((sum, { copies = 1 }) => sum + copies, 0)
    return {
      ...own,
      method: 'byDomain',
      title: label ?? '',
      words: `its ${listed} strongest, one a ${unit}; M as above`,
    }
  }
  if (kind === 'negative') {
    const side = siteWords((label ?? site) as HookSite, actFn)
    const least = referenceScale(examples.map(({ activation }) => -activation))
    const none = `never below 0 in ${plural(tokens, 'token')} of the sample`
    const words = `most negative, one a document; 1 is ${formatNumber(-least)}, the mean of these`
    const title = `${side[0].toUpperCase()}${side.slice(1)}`
    const drawn = { rows, scale: least, negative: true, site: (label ?? site) as HookSite }
    return { ...drawn, method: 'negativeTail', title, words: rows.length > 0 ? words : none }
  }
  if (kind === 'proportional') {
    const words = `${plural(rows.length, 'token')} of ${plural(tokens, 'token')}, drawn with a chance in proportion to their activation`
    return { ...own, method: 'proportional', title: 'Where its activation is', words }
  }
  const words = `${rows.length} of ${plural(tokens, 'token')}, the same draw for every neuron; strongest first`
  return { ...own, method: 'anyToken', title: 'Any token', words }
}
