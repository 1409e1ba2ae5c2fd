import { tipId } from '#components/methods/method-term.tsx'
import { type StatisticKey, statisticOf } from '#lib/methods/registry.ts'
import { escapeHtml } from '#lib/tokens/glyphs.ts'
import './method-tips.css'

/**
 * Explanations of the numbers on a page, each a native popover; `run` is what the numbers were computed from. As elements they
 * would be a third of a neuron's page, and nothing in them changes in the browser: one piece of HTML.
 */
export const MethodTips = ({ stats, run }: { stats: readonly StatisticKey[]; run?: string }) => (
  <div className="contents" dangerouslySetInnerHTML={{ __html: methodTips(stats, run) }} />
)

/** The same as a piece of HTML, to be sent with an answer. */
export const methodTips = (stats: readonly StatisticKey[], run?: string): string =>
  stats.map(stat => tipHtml(stat, run)).join('')

const tipHtml = (stat: StatisticKey, run: string | undefined): string => {
  const { name, sentence, formula, bound } = statisticOf(stat)
  const paragraphs = [
    `<p><b>${escapeHtml(name)}.</b> ${escapeHtml(sentence)}</p>`,
    `<p class="formula">${escapeHtml(formula)}</p>`,
    `<p>${escapeHtml(bound)}</p>`,
    `<p>${run ? `Run ${escapeHtml(run)}. ` : ''}<a href="/methods#${stat}">How it is computed</a></p>`,
  ]
  return `<div id="${tipId(stat)}" popover="auto" class="method-tip">${paragraphs.join('')}</div>`
}
