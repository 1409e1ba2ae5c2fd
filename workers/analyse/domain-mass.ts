/** Where a neuron fires most. */
export interface DomainMass {
  /** Place of the domain in the list. */
  domain: number
  /** Its share of the activation of all firings, 0..1. */
  share: number
  /** Shares of all domains, [nDomains]. */
  shares: Float64Array
}

/**
 * The domain with the largest share of each neuron's activation over its firings (activation >= threshold); null without a
 * firing. `activations` [n, width], `domains` [n], `thresholds` [width]. Ties: the first domain.
 */
export function domainMass(
  activations: Float32Array,
  domains: ArrayLike<number>,
  nDomains: number,
  thresholds: Float32Array,
): (DomainMass | null)[] {
  const width = thresholds.length
  const masses = new Float64Array(nDomains * width)
  for (let token = 0; token < domains.length; token++) {
    const to = domains[token] * width
    for (let i = 0, at = token * width; i < width; i++, at++)
      if (activations[at] >= thresholds[i]) masses[to + i] += activations[at]
  }
  return Array.from(thresholds, (_, neuron) => {
    let total = 0
    let best = 0
    for (let domain = 0; domain < nDomains; domain++) {
      const mass = masses[domain * width + neuron]
      total += mass
      if (mass > masses[best * width + neuron]) best = domain
    }
    if (!(total > 0)) return null
    const shares = Float64Array.from({ length: nDomains }, (_, domain) => masses[domain * width + neuron] / total)
    return { domain: best, share: shares[best], shares }
  })
}
