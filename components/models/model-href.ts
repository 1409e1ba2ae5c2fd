/** A model, and the hash of the run asked for where that is not the current one. */
interface Asked {
  name: string
  asked: string | null
}

const query = (asked: string | null) => (asked ? `?run=${asked}` : '')

/** Address of a model's page; it keeps the run asked for. */
export const modelHref = ({ name, asked }: Asked): string => `/${name}${query(asked)}`

/** Address of a layer of a model; it keeps the run asked for. */
export const layerHref = ({ name, asked }: Asked, layer: number): string => `/${name}/${layer}${query(asked)}`

/** Address that leads to a random neuron of a model, or of one layer; it keeps the run asked for. */
export const randomHref = ({ name, asked }: Asked, layer?: number): string =>
  `/${name}${layer === undefined ? '' : `/${layer}`}/random${query(asked)}`
