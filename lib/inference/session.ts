import ort from 'onnxruntime-node'
import { type Backend, backendName } from '#lib/inference/backend.ts'
import type { Tensor } from '#lib/model/tensor.ts'

/** How a session is made. */
export interface SessionOptions {
  /** Default `cpu`. */
  backend?: Backend
  /** Weights that are inputs of the graph, by name: given to every run, and in memory once. */
  weights?: Record<string, Tensor>
}

/** A graph ready to run. */
export interface Session {
  /** ONNX Runtime's session. */
  inference: ort.InferenceSession
  /** Execution provider and instruction set, stored with every partial: `cpu/x64`, `webgpu/x64`. */
  backend: string
  /** What every run is given besides its own inputs. */
  weights: Record<string, ort.Tensor>
}

/**
 * Loads a graph for one thread: one worker thread a core scales better than one session with many threads. The memory arena
 * stays on, without it page faults double the cost. `run` blocks the calling thread, so keep it off a thread with heartbeats.
 * Throws where a GPU's backend cannot be had: `deviceFault` makes a line for people of it.
 */
export async function createSession(graph: Uint8Array, options: SessionOptions = {}): Promise<Session> {
  const backend = options.backend ?? 'cpu'
  const weights = Object.fromEntries(
    Object.entries(options.weights ?? {}).map(([name, { shape, data }]) => [
      name,
      new ort.Tensor('float32', data, shape),
    ]),
  )
  // What a GPU's provider lacks falls to the CPU's kernels.
  const providers: Backend[] = backend === 'cpu' ? ['cpu'] : [backend, 'cpu']
  return { inference: await open(graph, providers), backend: backendName(backend), weights }
}

/**
 * Ends a session and lets go of its weights, although a function that waits may still refer to the session: the engine keeps
 * what such a function last looked at.
 */
export function closeSession({ inference, weights }: Session): Promise<void> {
  for (const name of Object.keys(weights)) delete weights[name]
  return inference.release()
}

/**
 * Runs an activation graph over `tokens` [batch, pos]. Returns the outputs in the order of `outputs` (hook points), each
 * [batch * pos, dMlp]; they belong to the caller.
 */
export async function runActivations(
  session: Session,
  tokens: BigInt64Array,
  batch: number,
  pos: number,
  outputs: readonly string[],
): Promise<Float32Array[]> {
  const inputs = { ...session.weights, tokens: new ort.Tensor('int64', tokens, [batch, pos]) }
  const results = await session.inference.run(inputs, outputs)
  return outputs.map(name => results[name].data as Float32Array)
}

/** Per-position results of a log-prob graph, both [batch * pos]. */
export interface LogProbs {
  /** Natural log of the target's probability. */
  logProb: Float32Array
  /** Scale of the final LayerNorm. */
  finalScale: Float32Array
}

/** Runs a log-prob graph over `tokens` and `targets`, both [batch, pos]. */
export async function runLogProbs(
  session: Session,
  tokens: BigInt64Array,
  targets: BigInt64Array,
  batch: number,
  pos: number,
): Promise<LogProbs> {
  const results = await session.inference.run({
    ...session.weights,
    tokens: new ort.Tensor('int64', tokens, [batch, pos]),
    targets: new ort.Tensor('int64', targets, [batch, pos]),
  })
  return { logProb: results.log_prob.data as Float32Array, finalScale: results.final_scale.data as Float32Array }
}

/** The `k` most promoted and most suppressed tokens of `neurons`; every array is [neurons, k]. */
export interface LogitEffects {
  promotedIds: BigInt64Array
  promotedValues: Float32Array
  suppressedIds: BigInt64Array
  suppressedValues: Float32Array
}

/** Runs a logit-effect graph, whose session has W_U, over rows of W_out, [neurons, dModel]; both folded. */
export async function runLogitEffects(session: Session, wOut: Float32Array, dModel: number): Promise<LogitEffects> {
  const results = await session.inference.run({
    ...session.weights,
    w_out: new ort.Tensor('float32', wOut, [wOut.length / dModel, dModel]),
  })
  return {
    promotedIds: results.promoted_ids.data as BigInt64Array,
    promotedValues: results.promoted_values.data as Float32Array,
    suppressedIds: results.suppressed_ids.data as BigInt64Array,
    suppressedValues: results.suppressed_values.data as Float32Array,
  }
}

function open(graph: Uint8Array, executionProviders: Backend[]): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(graph, {
    executionProviders,
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: true,
    // Weights apart from the arena, which grows in powers of two: room for up to as much again would lie unused.
    extra: { session: { use_device_allocator_for_initializers: '1' } },
    logSeverityLevel: 3,
  })
}
