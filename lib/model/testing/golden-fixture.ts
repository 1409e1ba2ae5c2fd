import { type ModelConfig, parseModelConfig } from '#lib/model/config.ts'
import { readSafetensors } from '#lib/model/safetensors.ts'
import type { Tensor } from '#lib/model/tensor.ts'
import { isBuffer } from '#lib/model/tensor-shapes.ts'
import { checkWeights, type Weights } from '#lib/model/weights.ts'

/** The files of one golden model, as training/golden.py writes them. */
export interface GoldenFiles {
  /** Parsed <model>.json. */
  record: { config: unknown; tokens: number[][]; targets: number[][] }
  /** <model>-<dtype>.safetensors. */
  weights: Uint8Array
  /** <model>-<dtype>-golden.safetensors. */
  golden: Uint8Array
}

/** A model with inputs and the values an independent float64 implementation computed for them. */
export interface GoldenModel {
  config: ModelConfig
  weights: Weights
  /** [batch][pos]. */
  tokens: number[][]
  targets: number[][]
  /** Hook points [batch, pos, dMlp]; `log_prob` and `final_scale` [batch, pos]. */
  golden: Map<string, Tensor>
}

/** Reads a golden model through the same reader as any other. */
export function goldenModel({ record, weights, golden }: GoldenFiles): GoldenModel {
  const config = parseModelConfig(record.config)
  return {
    config,
    weights: checkWeights(config, readSafetensors(weights, isBuffer)),
    tokens: record.tokens,
    targets: record.targets,
    golden: readSafetensors(golden),
  }
}
