/**
 * Where in an MLP an activation is read, in TransformerLens' words: `pre` before the nonlinearity, `mid` after SoLU and
 * before its LayerNorm (exists only for `solu_ln`), `post` what W_out reads.
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
      return actFn.endsWith('_ln') ? 'after LayerNorm' : 'after the nonlinearity'
    default:
      return site satisfies never
  }
}
