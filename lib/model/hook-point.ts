import { type HookSite, hookSites } from '#lib/neuron/hook-site.ts'

/** TransformerLens' name of the place an MLP activation is read: `blocks.{layer}.mlp.hook_{site}`. */
export function hookPoint(layer: number, site: HookSite): string {
  return `blocks.${layer}.mlp.hook_${site}`
}

/** The (layer, site) a hook point names, or null where the text is no MLP hook point. */
export function parseHookPoint(name: string): { layer: number; site: HookSite } | null {
  const match = /^blocks\.(0|[1-9]\d{0,4})\.mlp\.hook_([a-z]+)$/.exec(name)
  const site = hookSites.find(known => known === match?.[2])
  return match && site ? { layer: Number(match[1]), site } : null
}
