import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeSafetensors } from '#lib/model/safetensors.ts'
import type { Weights } from '#lib/model/weights.ts'

/** Writes weights as a model folder that load-model reads; the folder's name becomes the model's. */
export const writeModel = async (folder: string, { config, tensors }: Weights, tokenizer: unknown): Promise<string> => {
  await mkdir(folder, { recursive: true })
  const json = {
    n_layers: config.nLayers,
    d_model: config.dModel,
    n_heads: config.nHeads,
    d_head: config.dHead,
    d_mlp: config.dMlp,
    d_vocab: config.dVocab,
    n_ctx: config.nCtx,
    act_fn: config.actFn,
    attn_only: config.attnOnly,
    normalization_type: config.normalizationType,
    positional_embedding_type: config.positionalEmbeddingType,
    ln_eps: config.lnEps,
    final_rms: config.finalRms,
    bos_token_id: config.bosTokenId,
  }
  await writeFile(join(folder, 'config.json'), JSON.stringify(json))
  await writeFile(join(folder, 'model.safetensors'), writeSafetensors(tensors, 'F32'))
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer))
  return folder
}
