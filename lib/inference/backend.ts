import type { GraphOptions } from '#lib/model/activation-graph.ts'
import type { AttentionKind } from '#lib/model/graph/attention.ts'

/** What runs a graph: ONNX Runtime's CPU kernels, or a GPU through WebGPU or CUDA. */
export type Backend = 'cpu' | 'webgpu' | 'cuda'

/** A GPU's backend; only scans are done on it, the CPU does everything else. */
export type DeviceBackend = Exclude<Backend, 'cpu'>

/** What may be asked for: a backend, or the best of those that pass their self-test here. */
export const backendChoices = ['auto', 'cpu', 'webgpu', 'cuda'] as const
export type BackendChoice = (typeof backendChoices)[number]

/**
 * The attention to build graphs with: fused on the CPU, where it measured 2-4 % faster at 256 tokens a row and 7 % at 1024;
 * plain on GPUs: on WebGPU the fused operator gave wrong values.
 */
export function bestAttention(backend: Backend = 'cpu'): AttentionKind {
  return backend === 'cpu' ? 'fused' : 'plain'
}

/** How to build graphs. W_E is an input on the CPU, so that it is in memory once; a GPU would be handed it with every run. */
export function graphOptions(backend: Backend = 'cpu'): Required<GraphOptions> {
  return { attention: bestAttention(backend), embedding: backend === 'cpu' ? 'input' : 'constant' }
}

/** Execution provider and instruction set as stored with what was computed: `cpu/x64`, `webgpu/x64`. */
export const backendName = (backend: Backend): string => `${backend}/${process.arch}`
