import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadModel } from '#lib/inference/load-model.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { goldenDistances } from '#workers/model/testing/check-golden.ts'

/*
 * `node --import tsx workers/model/check-torch-files.ts DIR`: imports every model in DIR that training/write_torch_files.py wrote
 * there and compares what the graphs make of it with its golden values. Ends with exit code 1 where one is off by 1e-4.
 */
const [folder = ''] = process.argv.slice(2)
const names = existsSync(folder)
  ? readdirSync(folder).filter(name => existsSync(join(folder, name, 'config.json')))
  : []
if (names.length === 0) {
  console.error('check-torch-files: wanted a folder that "training/write_torch_files.py --full DIR" wrote')
  process.exitCode = 2
}

const peak = (): string => `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most in memory`
for (const name of names) {
  const begun = performance.now()
  await loadModel(join(folder, name), () => false)
  const seconds = (performance.now() - begun) / 1000
  console.log(`${name}: read, checked and hashed in ${seconds.toFixed(1)} s, ${peak()}`)
}
for (const name of names) {
  const { weights } = await loadModel(join(folder, name))
  const distances = await goldenDistances(join(folder, name), weights)
  const folded = await goldenDistances(join(folder, name), foldWeights(weights), { onlyLogProbs: true })
  const all = [...distances, ['log_prob, folded', folded.get('log_prob') ?? Number.NaN] as const]
  const [where, worst] = all.reduce((a, b) => (b[1] <= a[1] ? a : b))
  console.log(`${name}: ${all.length} golden values, at most ${worst.toExponential(1)} off (${where})`)
  if (!(worst < 1e-4)) process.exitCode = 1
}
