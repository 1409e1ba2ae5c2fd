import { type AttentionKind, causalMask, mixedHeads } from '#lib/model/graph/attention.ts'
import { inputSizes, type Sizes } from '#lib/model/graph/embedding.ts'
import { layerNorm } from '#lib/model/graph/layer-norm.ts'
import { mlpActivations } from '#lib/model/graph/mlp.ts'
import { weightConstant } from '#lib/model/graph/weight-constant.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import {
  constant,
  createGraph,
  finish,
  type Graph,
  input,
  int64s,
  operator,
  output,
  scalar,
} from '#lib/model/onnx/graph.ts'
import { type Weights, weight } from '#lib/model/weights.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'

/** Outputs of the graph that hold the named terms of every neuron's pre activation, in the order token, position, heads. */
export const termOutputs = (nHeads: number): string[] => [
  'term.token',
  'term.position',
  ...Array.from({ length: nHeads }, (_, head) => `term.head.${head}`),
]

/**
 * An ONNX graph of a 1-layer model from tokens to the named terms of the path identity, sources of a head summed. `folded` is
 * from foldWeights. Input `tokens` int64 [batch, pos]; outputs float32 [batch * pos, dMlp]: `termOutputs`, the pre activation
 * (its hook point), and the activation at `site`. What the terms lack of pre are the biases.
 */
export function buildPathGraph(folded: Weights, site: HookSite, kind: AttentionKind): Uint8Array<ArrayBuffer> {
  const { config } = folded
  if (config.nLayers !== 1 || config.attnOnly)
    throw new Error(`path terms: wanted a model of one layer with an MLP, got ${config.nLayers} layers`)
  const { dModel, dMlp, nHeads, dHead } = config
  const graph = createGraph()
  const tokens = input(graph, 'tokens', 'int64', ['batch', 'pos'])
  const sizes = inputSizes(graph, tokens)
  const mask = kind === 'plain' ? causalMask(graph, folded, sizes) : ''
  const { word, place, x } = embeddings(graph, folded, tokens, sizes)
  const mixed = mixedHeads(graph, folded, 0, layerNorm(graph, folded, 'blocks.0.ln1', x), sizes, mask, kind)
  const wO = constant(graph, 'W_O', [nHeads * dHead, dModel], weight(folded, 'blocks.0.attn.W_O').data)
  const resid = operator(graph, 'Add', [
    x,
    operator(graph, 'Gemm', [mixed, wO, weightConstant(graph, folded, 'blocks.0.attn.b_O')]),
  ])
  const scale = deviation(graph, resid, config.lnEps)
  const wIn = weightConstant(graph, folded, 'blocks.0.mlp.W_in')
  const read = operator(graph, 'MatMul', [wO, wIn])
  const term = (part: string, matrix: string, name: string) => {
    operator(graph, 'MatMul', [operator(graph, 'Div', [part, scale]), matrix], { name })
    output(graph, name, 'float32', ['rows', dMlp])
  }
  const names = termOutputs(nHeads)
  term(word, wIn, names[0])
  term(place, wIn, names[1])
  for (let head = 0; head < nHeads; head++) {
    const ends = [head * dHead, (head + 1) * dHead].map(end => int64s(graph, [end]))
    const slice = (of: string, axis: number) => operator(graph, 'Slice', [of, ...ends, int64s(graph, [axis])])
    term(slice(mixed, 1), slice(read, 0), names[2 + head])
  }
  mlpActivations(graph, folded, 0, resid, site)
  for (const point of new Set([hookPoint(0, 'pre'), hookPoint(0, site)]))
    output(graph, point, 'float32', ['rows', dMlp])
  return finish(graph)
}

/** Token and position embeddings of every position, and their sum; all [batch * pos, dModel]. */
function embeddings(graph: Graph, weights: Weights, tokens: string, sizes: Sizes) {
  const { dModel } = weights.config
  const flat = (of: string) => operator(graph, 'Reshape', [of, int64s(graph, [-1, dModel])])
  const words = operator(graph, 'Gather', [weightConstant(graph, weights, 'embed.W_E'), tokens])
  const table = weightConstant(graph, weights, 'pos_embed.W_pos')
  const places = operator(graph, 'Slice', [table, int64s(graph, [0]), sizes.pos, int64s(graph, [0])])
  const shape = operator(graph, 'Concat', [sizes.batchPos, int64s(graph, [dModel])], {
    attributes: { axis: { int: 0 } },
  })
  const word = flat(words)
  const place = flat(operator(graph, 'Expand', [places, shape]))
  return { word, place, x: operator(graph, 'Add', [word, place]) }
}

/** sqrt(var + eps) over the last axis, [rows, 1]. */
function deviation(graph: Graph, x: string, eps: number): string {
  const mean = (of: string) => operator(graph, 'ReduceMean', [of], { attributes: { axes: { ints: [-1] } } })
  const centred = operator(graph, 'Sub', [x, mean(x)])
  const square = operator(graph, 'Mul', [centred, centred])
  return operator(graph, 'Sqrt', [operator(graph, 'Add', [mean(square), scalar(graph, eps)])])
}
