import { wilsonInterval } from '#lib/analysis/wilson.ts'
import { markdownTable } from '#workers/shipped/markdown-table.ts'
import type { ModelCardFacts } from '#workers/shipped/model-facts.ts'

const count = (n: number): string => n.toLocaleString('en-US')
const millions = (n: number): string => `${(n / 1e6).toFixed(1)} M`
const percent = (share: number): string => `${Math.round(share * 100)} %`

const themes = ({ config, look }: ModelCardFacts): string => {
  if (config.attn_only) return '–'
  if (!look) return 'not looked at yet'
  const found = look.neurons.filter(({ theme }) => theme !== null).length
  const [low, high] = wilsonInterval(found, look.neurons.length).map(percent)
  return `${percent(found / look.neurons.length)} (${low} to ${high})`
}

const row = (facts: ModelCardFacts): string[] => {
  const { name, config, measured } = facts
  const [, two, three, , five] = measured.counting?.losses ?? []
  return [
    `[${name}](models/${name}/MODEL_CARD.md)`,
    String(config.n_layers),
    String(config.d_model),
    config.attn_only ? 'none' : count(config.n_layers * config.d_mlp),
    millions(config.training.tokens),
    measured.held_out?.loss.toFixed(2) ?? 'not measured',
    measured.counting ? [two, three, five].map(loss => loss.toFixed(2)).join(' / ') : 'not measured',
    measured.held_out?.effective_neurons?.map(n => n.toFixed(0)).join(', ') ?? '–',
    themes(facts),
    facts.checkpoints > 0 ? String(facts.checkpoints) : '–',
  ]
}

/** The README's table of the shipped models. */
export const modelsTable = (models: readonly ModelCardFacts[]): string =>
  markdownTable(
    [
      'model',
      'layers',
      'width',
      'neurons',
      'trained on',
      'loss',
      '2-, 3-, 5-gram',
      'effective neurons',
      'with a theme',
      'checkpoints',
    ],
    models.map(row),
  )

const [BEGIN, END] = ['<!-- models: written by workers/shipped/cards.ts -->', '<!-- end of models -->']

/** `text` with `table` between its two marks. Throws where it has none. */
export const withModelsTable = (text: string, table: string): string => {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (from < 0 || to < from)
    throw new Error(`README.md: wanted the marks ${BEGIN} and ${END} around the table of models`)
  return `${text.slice(0, from + BEGIN.length)}\n${table}\n${text.slice(to)}`
}
