import { activationValues, type GraphOptions } from '#lib/model/activation-graph.ts'
import { scanInputs, scanReductions } from '#lib/model/graph/scan-reductions.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { createGraph, finish } from '#lib/model/onnx/graph.ts'
import type { Weights } from '#lib/model/weights.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'

/**
 * An ONNX graph from tokens to what a scan keeps of every layer's activations at `site` (lib/model/graph/scan-reductions.ts),
 * for devices from which raw activations would be slow to fetch. Inputs: `tokens` int64 [batch, pos] and `ScanInputs`.
 * Throws on a site that the model does not have.
 */
export function buildScanGraph(weights: Weights, site: HookSite, options: GraphOptions = {}): Uint8Array<ArrayBuffer> {
  const { nLayers, dMlp } = weights.config
  const graph = createGraph()
  activationValues(
    graph,
    weights,
    Array.from({ length: nLayers }, (_, layer) => ({ layer, site })),
    options,
  )
  const inputs = scanInputs(graph)
  for (let layer = 0; layer < nLayers; layer++) {
    const hook = hookPoint(layer, site)
    scanReductions(graph, inputs, hook, hook, dMlp)
  }
  return finish(graph)
}
