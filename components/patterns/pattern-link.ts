import { emptySearch, patternHref } from '#lib/address/pattern-request.ts'

/** A pattern of a neuron. */
interface OwnPattern {
  model: string
  layer: number
  neuron: number
  pattern: string
  ignoreCase: boolean
  wholeWord: boolean
}

/** The address at which a pattern is held against all neurons of its model, this one opened. */
export const patternLink = ({ model, layer, neuron, pattern, ignoreCase, wholeWord }: OwnPattern): string =>
  patternHref({
    ...emptySearch([model]),
    pattern: { source: pattern, ignoreCase, wholeWord },
    open: { model, layer, neuron },
  })
