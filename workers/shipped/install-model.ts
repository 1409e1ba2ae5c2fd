import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { loadModel } from '#lib/inference/load-model.ts'
import { shippedFolder } from '#workers/shipped/shipped-folder.ts'
import { spreadCheckpoints } from '#workers/shipped/spread-checkpoints.ts'
import { writeCards } from '#workers/shipped/write-cards.ts'

/*
 * Takes a trained model into models/: `node --import tsx workers/shipped/install-model.ts out/solu-1l-d64 [CHECKPOINTS]`. What
 * stood there under its name goes, with what was measured of it. Of its checkpoints at most CHECKPOINTS (12) are taken.
 */
const [from, limit = '12'] = process.argv.slice(2)
if (!from || !existsSync(join(from, 'model.safetensors')) || !/^\d+$/.test(limit)) {
  console.error('wanted a folder with model.safetensors, and the number of checkpoints to take')
  process.exit(2)
}
const source = resolve(from)
const { rawConfig } = await loadModel(source, () => false)
const { tokens } = rawConfig.training as { tokens: number }
const target = join(shippedFolder, basename(source))
rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
for (const file of ['config.json', 'model.safetensors', 'tokenizer.json'])
  cpSync(join(source, file), join(target, file))
const found = existsSync(join(source, 'checkpoints')) ? readdirSync(join(source, 'checkpoints')) : []
const taken = spreadCheckpoints(found, tokens, Number(limit))
for (const file of taken) cpSync(join(source, 'checkpoints', file), join(target, 'checkpoints', file))
await writeCards()
console.log(`${basename(source)}: ${taken.length} of ${found.length} checkpoints`)
