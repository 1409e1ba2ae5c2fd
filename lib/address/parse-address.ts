/** What a reader typed to get somewhere. Parts that were not given are null; nothing is checked against the models. */
export interface Address {
  /** Name in lower case. */
  model: string | null
  /** From 0. */
  layer: number | null
  /** Index in the layer, from 0. */
  neuron: number | null
}

const number = /^\d{1,9}$/
const name = /^[a-z][a-z0-9._-]*$/

/**
 * Reads `model/layer/neuron`, `model layer neuron`, `layer/neuron`, `model/layer`, `model`, a whole pasted address of
 * this site or another, with `.html`, in any case. Null where it is none of them.
 */
export function parseAddress(text: string): Address | null {
  const parts = pathOf(text.trim().toLowerCase())
    .replace(/\.html$/, '')
    .split(/[\s/,:]+/)
    .filter(part => part !== '')
  const model = parts.length > 0 && !number.test(parts[0]) ? parts.shift() : null
  if (model && !name.test(model)) return null
  if (parts.length > 2 || !parts.every(part => number.test(part))) return null
  if (!model && parts.length !== 2) return null
  const [layer = null, neuron = null] = parts.map(Number)
  return { model: model ?? null, layer, neuron }
}

/** The path of a pasted link, without origin, query and fragment; other text as it is. */
function pathOf(text: string): string {
  if (!/^https?:\/\//.test(text) && !/^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+)(:\d+)?\//.test(text)) {
    return text.replace(/[?#].*$/, '')
  }
  try {
    // decodeURIComponent throws on half an escape, as URL does on half an address: neither names a neuron.
    return decodeURIComponent(new URL(text.includes('://') ? text : `http://${text}`).pathname)
  } catch {
    return ''
  }
}
