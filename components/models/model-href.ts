import type { StatisticGroup } from '#lib/layer/statistic-groups.ts'

/** A model, and the hash of the run asked for where that is not the current one. */
interface Asked {
  name: string
  asked: string | null
}

const query = (asked: string | null) => (asked ? `?run=${asked}` : '')

/** Address of a model's page, with a group of statistics drawn; it keeps the run asked for. */
export function modelHref({ name, asked }: Asked, stats: StatisticGroup = 'overview'): string {
  const words = new URLSearchParams()
  if (asked) words.set('run', asked)
  if (stats !== 'overview') words.set('stats', stats)
  return `/${name}${words.size > 0 ? `?${words}` : ''}`
}

/** Address of the page that compares two models, by a group of statistics; the second is to be chosen there if left out. */
export function compareHref(a?: string, b?: string, stats: StatisticGroup = 'overview'): string {
  const words = new URLSearchParams()
  if (a) words.set('a', a)
  if (b) words.set('b', b)
  if (stats !== 'overview') words.set('stats', stats)
  return `/compare${words.size > 0 ? `?${words}` : ''}`
}

/** Address of a layer of a model; it keeps the run asked for. */
export const layerHref = ({ name, asked }: Asked, layer: number): string => `/${name}/${layer}${query(asked)}`

/** Address that leads to a random neuron of a model, or of one layer; it keeps the run asked for. */
export const randomHref = ({ name, asked }: Asked, layer?: number): string =>
  `/${name}${layer === undefined ? '' : `/${layer}`}/random${query(asked)}`
