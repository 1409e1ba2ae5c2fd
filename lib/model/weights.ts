import type { ModelConfig } from '#lib/model/config.ts'
import { elementCount, filled, shapeText, type Tensor } from '#lib/model/tensor.ts'
import { isBuffer, tensorShapes } from '#lib/model/tensor-shapes.ts'

/** A model's weights: complete, of the right shapes, finite. */
export interface Weights {
  config: ModelConfig
  /** Every key of `tensorShapes(config)`, in that order, unembed.b_U included. */
  tensors: Map<string, Tensor>
}

/**
 * Checks a state dict against a config: exactly the keys of TransformerLens, their shapes, no NaN and no infinity.
 * Buffers are dropped, what may be absent is filled in. Throws one line that names the tensor.
 */
export function checkWeights(config: ModelConfig, tensors: Map<string, Tensor>): Weights {
  const wanted = tensorShapes(config)
  const checked = new Map<string, Tensor>()
  const missing: string[] = []
  for (const [key, { shape, absent }] of wanted) {
    const tensor = tensors.get(key) ?? (absent === undefined ? undefined : filled(shape, absent))
    if (!tensor) {
      missing.push(key)
      continue
    }
    if (shapeText(tensor.shape) !== shapeText(shape) || tensor.data.length !== elementCount(shape)) {
      throw new Error(`weights: ${key} has shape ${shapeText(tensor.shape)}, config.json asks for ${shapeText(shape)}`)
    }
    checkFinite(key, tensor.data)
    checked.set(key, tensor)
  }
  if (missing.length) throw new Error(`weights: missing ${listed(missing)}; the file does not fit config.json`)
  const extra = [...tensors.keys()].filter(key => !wanted.has(key) && !isBuffer(key))
  if (extra.length) throw new Error(`weights: unknown ${listed(extra)}; the file does not fit config.json`)
  return { config, tensors: checked }
}

/** The tensor under a key of `tensorShapes`; throws where the weights were not made for such a model. */
export function weight(weights: Weights, key: string): Tensor {
  const tensor = weights.tensors.get(key)
  if (!tensor) throw new Error(`weights: ${key} is not part of this model`)
  return tensor
}

/** How many numbers a model has, all tensors. */
export function parameterCount(weights: Weights): number {
  let count = 0
  for (const { data } of weights.tensors.values()) count += data.length
  return count
}

function checkFinite(key: string, data: Float32Array): void {
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) {
      throw new Error(`weights: ${key} holds ${data[i]} at index ${i}; every weight must be finite`)
    }
  }
}

function listed(keys: string[]): string {
  return keys.length > 3 ? `${keys.slice(0, 3).join(', ')} and ${keys.length - 3} more` : keys.join(', ')
}
