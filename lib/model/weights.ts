import type { ModelConfig } from '#lib/model/config.ts'
import { elementCount, filled, shapeText, type Tensor } from '#lib/model/tensor.ts'
import { isBuffer, type TensorShape, tensorShapes } from '#lib/model/tensor-shapes.ts'

/** A model's weights: complete, of the right shapes, finite. */
export interface Weights {
  config: ModelConfig
  /**
   * Every key of `tensorShapes(config)`, in that order, unembed.b_U included; fewer where only some were asked for
   * (`loadModel`), enough for the graph they were read for.
   */
  tensors: Map<string, Tensor>
}

/**
 * Checks the names and shapes of a state dict against a config: exactly the keys of TransformerLens; buffers do not matter,
 * some tensors may be absent. Returns what the model consists of. Throws one line that names a tensor.
 */
export function checkShapes(config: ModelConfig, shapes: ReadonlyMap<string, number[]>): Map<string, TensorShape> {
  const wanted = tensorShapes(config)
  for (const [key, { shape }] of wanted) {
    const found = shapes.get(key)
    if (found && shapeText(found) !== shapeText(shape)) {
      throw new Error(`weights: ${key} has shape ${shapeText(found)}, config.json asks for ${shapeText(shape)}`)
    }
  }
  const missing = [...wanted].filter(([key, { absent }]) => !shapes.has(key) && absent === undefined)
  if (missing.length) {
    throw new Error(`weights: missing ${listed(missing.map(([key]) => key))}; the file does not fit config.json`)
  }
  const extra = [...shapes.keys()].filter(key => !wanted.has(key) && !isBuffer(key))
  if (extra.length) throw new Error(`weights: unknown ${listed(extra)}; the file does not fit config.json`)
  return wanted
}

/**
 * Checks a state dict against a config: exactly the keys of TransformerLens, their shapes, no NaN and no infinity.
 * Buffers are dropped, what may be absent is filled in. Throws one line that names the tensor.
 */
export function checkWeights(config: ModelConfig, tensors: Map<string, Tensor>): Weights {
  const wanted = checkShapes(config, new Map([...tensors].map(([key, { shape }]) => [key, shape])))
  const checked = new Map<string, Tensor>()
  for (const [key, { shape, absent }] of wanted) {
    const tensor = tensors.get(key) ?? filled(shape, absent ?? 0)
    if (tensor.data.length !== elementCount(shape)) {
      throw new Error(`weights: ${key} has ${tensor.data.length} values, its shape ${shapeText(shape)} needs others`)
    }
    checkFinite(key, tensor.data)
    checked.set(key, tensor)
  }
  return { config, tensors: checked }
}

/** The tensor under a key of `tensorShapes`; throws where the weights were not made for such a model. */
export function weight(weights: Weights, key: string): Tensor {
  const tensor = weights.tensors.get(key)
  if (!tensor) throw new Error(`weights: ${key} is not part of this model`)
  return tensor
}

/** How many numbers a model of this config has, all tensors. */
export function parameterCount(config: ModelConfig): number {
  let count = 0
  for (const { shape } of tensorShapes(config).values()) count += elementCount(shape)
  return count
}

/** Throws one line where one of the values of tensor `key`, from its index `first` on, is NaN or infinite. */
export function checkFinite(key: string, data: Float32Array, first = 0): void {
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) {
      throw new Error(`weights: ${key} holds ${data[i]} at index ${first + i}; every weight must be finite`)
    }
  }
}

function listed(keys: string[]): string {
  return keys.length > 3 ? `${keys.slice(0, 3).join(', ')} and ${keys.length - 3} more` : keys.join(', ')
}
