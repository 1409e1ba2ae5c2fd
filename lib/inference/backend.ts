import type { GraphOptions } from '#lib/model/activation-graph.ts'
import type { AttentionKind } from '#lib/model/graph/attention.ts'

/** What runs the graphs: ONNX Runtime's CPU kernels, or a GPU through WebGPU. */
export type Backend = 'cpu' | 'webgpu'

/** The backend that the environment variable SOLUSCOPE_BACKEND asks for; `cpu` where it is not set. */
export function requestedBackend(text = process.env.SOLUSCOPE_BACKEND): Backend {
  if (!text || text === 'cpu') return 'cpu'
  if (text === 'webgpu') return text
  throw new Error(`SOLUSCOPE_BACKEND: wanted cpu or webgpu, got ${text}`)
}

/**
 * The attention to build graphs with: fused on the CPU, where it measured 2-4 % faster at 256 tokens a row and 7 % at 1024;
 * plain on WebGPU, where the fused operator gave wrong values.
 */
export function bestAttention(backend: Backend = requestedBackend()): AttentionKind {
  return backend === 'cpu' ? 'fused' : 'plain'
}

/** How to build graphs. W_E is an input on the CPU, so that it is in memory once; a GPU would be handed it with every run. */
export function graphOptions(backend: Backend = requestedBackend()): Required<GraphOptions> {
  return { attention: bestAttention(backend), embedding: backend === 'cpu' ? 'input' : 'constant' }
}
