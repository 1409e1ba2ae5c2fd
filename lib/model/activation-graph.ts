import { type AttentionKind, attention, causalMask } from '#lib/model/graph/attention.ts'
import { type EmbeddingKind, embedding, inputSizes } from '#lib/model/graph/embedding.ts'
import { mlpActivations, mlpOutput } from '#lib/model/graph/mlp.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { createGraph, finish, type Graph, input, output } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'
import { type HookSite, hookSites } from '#lib/neuron/hook-site.ts'

/** One MLP activation to read. */
export interface Hook {
  layer: number
  site: HookSite
}

/** How a graph is built. */
export interface GraphOptions {
  /** Default `plain`; `fused` is for the CPU backend. */
  attention?: AttentionKind
  /** Default `constant`; as an `input` W_E, the largest matrix here, need not be copied into the graph and its session. */
  embedding?: EmbeddingKind
}

/**
 * An ONNX graph from tokens to MLP activations. Input `tokens` int64 [batch, pos], 1 <= pos <= nCtx, every id below dVocab;
 * one output per hook, named by its hook point, float32 [batch * pos, dMlp]. Whatever comes after the last hook is left out.
 * Throws on a hook the model does not have.
 */
export function buildActivationGraph(
  weights: Weights,
  hooks: readonly Hook[],
  options: GraphOptions = {},
): Uint8Array<ArrayBuffer> {
  const graph = createGraph()
  activationValues(graph, weights, hooks, options)
  for (const { layer, site } of hooks) {
    output(graph, hookPoint(layer, site), 'float32', ['rows', weights.config.dMlp])
  }
  return finish(graph)
}

/** Puts everything from the input `tokens` to the last hook into a graph: a value per hook, named by its hook point. */
export function activationValues(
  graph: Graph,
  weights: Weights,
  hooks: readonly Hook[],
  { attention: kind = 'plain', embedding: wE }: GraphOptions,
): void {
  for (const hook of hooks) checkHook(weights, hook)
  if (hooks.length === 0) throw new Error('activation graph: wanted at least one hook point, got none')
  const lastLayer = Math.max(...hooks.map(hook => hook.layer))
  const sites = hooks.filter(hook => hook.layer === lastLayer).map(hook => hookSites.indexOf(hook.site))
  const lastSite = hookSites[Math.max(...sites)]

  const tokens = input(graph, 'tokens', 'int64', ['batch', 'pos'])
  const sizes = inputSizes(graph, tokens)
  const mask = kind === 'plain' ? causalMask(graph, weights, sizes) : ''
  let x = embedding(graph, weights, tokens, sizes, wE)
  for (let layer = 0; layer <= lastLayer; layer++) {
    x = attention(graph, weights, layer, x, sizes, mask, kind)
    const reached = mlpActivations(graph, weights, layer, x, layer === lastLayer ? lastSite : 'post')
    if (layer < lastLayer) x = mlpOutput(graph, weights, layer, x, reached)
  }
}

function checkHook({ config }: Weights, { layer, site }: Hook): void {
  if (config.attnOnly) throw new Error('activation graph: wanted a model with MLPs, got an attention-only one')
  if (!Number.isInteger(layer) || layer < 0 || layer >= config.nLayers) {
    throw new Error(`activation graph: wanted a layer from 0 to ${config.nLayers - 1}, got ${layer}`)
  }
  if (site === 'mid' && config.actFn !== 'solu_ln') {
    throw new Error(`activation graph: hook_mid exists only for solu_ln, this model has ${config.actFn}; use post`)
  }
}
