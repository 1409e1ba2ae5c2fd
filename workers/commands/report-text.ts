import { layerSummary } from '#lib/analysis/layer-profile.ts'
import { formatCount, formatPercent } from '#lib/format/number.ts'
import { logitClasses } from '#lib/layer/layer-overview.ts'
import { formatValue } from '#lib/methods/format-value.ts'
import { type NumberKey, numberKeys, statisticOf } from '#lib/methods/registry.ts'
import { countNulls } from '#workers/commands/report-nulls.ts'
import type { ReportModel, ReportNeuron } from '#workers/commands/report-rows.ts'

/** Neurons in a list of the most. */
const MOST = 10

/** One model's part of the report, as Markdown; `layers` [nLayers][neurons of the layer]. */
export function reportModel(model: ReportModel, layers: readonly (readonly ReportNeuron[])[]): string {
  const all = layers.flat()
  return [
    `## ${model.name}`,
    `${formatCount(all.length)} neurons in ${formatCount(layers.length)} layers; run \`${model.runHash}\` on ${formatCount(model.nTokens)} tokens of ${model.corpus}. Quartiles are of the neurons that fire, as the model’s page draws them.`,
    ...layers.flatMap((neurons, layer) => reportLayer(neurons, layer)),
    '### The most monosemantic',
    mostOf(model, all, 'mono', ['reasons', 'monoMass', 'monoMassPost', 'r2Token', 'currentTokens']),
    '### The most smuggling',
    mostOf(model, all, 'smuggled', ['smuggledTokens', 'tailMismatch', 'scale', 'fires']),
  ].join('\n\n')
}

function reportLayer(neurons: readonly ReportNeuron[], layer: number): string[] {
  const dead = neurons.filter(neuron => neuron.dead).length
  const classes = logitClasses.map(
    word => `${formatCount(neurons.filter(({ logitClass }) => logitClass === word).length)} ${word}`,
  )
  const classed = neurons.filter(({ logitClass }) => logitClass !== null).length
  return [
    `### Layer ${layer}`,
    `${formatCount(neurons.length)} neurons, ${formatCount(dead)} dead. Direct effect on the logits: ${classed === 0 ? 'not computed' : classes.join(', ')}.`,
    table(
      ['statistic', '25 %', 'median', '75 %', 'undefined', 'why'],
      numberKeys.map(key => statisticRow(neurons, key)),
    ),
  ]
}

function statisticRow(neurons: readonly ReportNeuron[], key: NumberKey): string[] {
  const { name, format } = statisticOf(key)
  const { p25, median, p75 } = layerSummary(neurons.filter(({ dead }) => !dead).map(neuron => neuron[key]))
  const nulls = countNulls(neurons, key)
  const missing = nulls.reduce((sum, [, n]) => sum + n, 0)
  return [
    name,
    ...[p25, median, p75].map(value => formatValue(value, format)),
    missing === 0 ? '0' : formatPercent(missing / neurons.length),
    nulls.map(([reason, n]) => `${reason}: ${formatCount(n)}`).join('; '),
  ]
}

/** Neurons with the largest values of `key`, with what else tells of them. */
function mostOf(
  model: ReportModel,
  all: readonly ReportNeuron[],
  key: NumberKey,
  beside: readonly NumberKey[],
): string {
  const most = all
    .filter(neuron => neuron[key] !== null)
    .toSorted((a, b) => (b[key] ?? 0) - (a[key] ?? 0) || a.layer - b.layer || a.neuron - b.neuron)
    .slice(0, MOST)
  if (most.length === 0) return 'Not computed.'
  const shown = [key, ...beside]
  return table(
    ['neuron', ...shown.map(one => statisticOf(one).name)],
    most.map(neuron => {
      const path = `/${model.name}/${neuron.layer}/${neuron.neuron}`
      return [
        `[${path}](${path})`,
        ...shown.map(one => formatValue(neuron[one] ?? Number.NaN, statisticOf(one).format)),
      ]
    }),
  )
}

const row = (cells: readonly string[]): string => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
