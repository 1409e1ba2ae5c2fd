/**
 * Where in an MLP an activation is read, in TransformerLens' words: `pre` before the nonlinearity, `mid` after SoLU and
 * before its LayerNorm (exists only for `solu_ln`), `post` what W_out reads. Statistics at `post` of a `solu_ln` model are
 * in the folded convention (methods §1): the plain normalised mid, mean 0 and variance 1 across the layer's neurons on each
 * token; that LayerNorm's weight and bias count as part of W_out.
 */
export type HookSite = 'pre' | 'mid' | 'post'

export const hookSites: readonly HookSite[] = ['pre', 'mid', 'post']

/** The words pages use for a site in a model with activation function `actFn`. */
export function siteWords(site: HookSite, actFn: string): string {
  switch (site) {
    case 'pre':
      return 'before the nonlinearity'
    case 'mid':
      return 'before LayerNorm'
    case 'post':
      return actFn.endsWith('_ln') ? 'after LayerNorm (folded)' : 'after the nonlinearity'
    default:
      return site satisfies never
  }
}
