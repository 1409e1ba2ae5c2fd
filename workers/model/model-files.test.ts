import { copyFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadModel } from '#lib/inference/load-model.ts'
import { filesName, modelFiles } from '#lib/inference/model-files.ts'
import { modelName } from '#lib/inference/model-name.ts'
import { copyTorchModels } from '#workers/model/testing/torch-fixture.ts'

const { root, remove } = copyTorchModels(['solu-1l', 'solu-2l-pile', 'gelu-1l', 'solu-3l'])
afterAll(remove)

it('finds the weights of a folder, and the folder of a checkpoint', () => {
  const folder = join(root, 'solu-1l')
  expect(modelFiles(folder)).toEqual({ path: folder, folder, weights: join(folder, 'model_final.pth') })
  const checkpoint = join(folder, 'checkpoints', 'tokens_000060293120.pth')
  expect(modelFiles(checkpoint)).toEqual({ path: checkpoint, folder, weights: checkpoint })
  expect(filesName(modelFiles(checkpoint))).toBe('solu-1l-tokens_000060293120')
  expect(modelFiles(join(root, 'solu-3l')).weights).toBe(join(root, 'solu-3l', 'model.safetensors'))
})

it('calls a folder named like a published repository by the usual name', () => {
  renameSync(join(root, 'gelu-1l'), join(root, 'GELU_1L512W_C4_Code'))
  expect(modelName(join(root, 'GELU_1L512W_C4_Code'))).toBe('gelu-1l')
})

it('prefers model.safetensors, and asks where there are two final files', async () => {
  const folder = join(root, 'solu-2l-pile')
  copyFileSync(join(folder, 'model_final.pth'), join(folder, 'other_final.pth'))
  await expect(loadModel(folder)).rejects.toThrow(
    'wanted one file *final.pth, got model_final.pth, other_final.pth; name the one to add',
  )
  expect((await loadModel(join(folder, 'other_final.pth'))).weights.config.nLayers).toBe(2)
})

it('tells keys that are missing or too many, and temperatures that are not 1', async () => {
  const folder = join(root, 'solu-1l')
  const config = JSON.parse(JSON.stringify((await loadModel(folder)).rawConfig))
  const withConfig = (changes: Record<string, unknown>) => {
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...config, ...changes }))
    return loadModel(folder)
  }
  await expect(withConfig({ n_layers: 2 })).rejects.toThrow(
    /missing blocks\.1\.ln1\.w, .* and 15 more; the file does not/,
  )
  await expect(withConfig({ act_fn: 'gelu' })).rejects.toThrow('unknown blocks.0.mlp.ln.w, blocks.0.mlp.ln.b; the file')
  await expect(withConfig({ d_vocab: 25 })).rejects.toThrow(
    'embed.W_E has shape [24, 16], config.json asks for [25, 16]',
  )
  await expect(withConfig({ neuron_temp: 2 })).rejects.toThrow('neuron_temp must be 1, got 2')
})
