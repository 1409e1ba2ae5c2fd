import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST, makeManifest } from '#workers/shipped/manifest.ts'
import { modelCard } from '#workers/shipped/model-card.ts'
import { readModelFacts } from '#workers/shipped/model-facts.ts'
import { shippedFolder, shippedNames } from '#workers/shipped/shipped-folder.ts'
import { trainingCorpus } from '#workers/shipped/training-corpus.ts'

/** Writes every model's card in `folder` from what was measured of it, and the manifest of all files. */
export const writeCards = async (folder: string = shippedFolder): Promise<void> => {
  const corpus = trainingCorpus()
  for (const name of shippedNames(folder))
    writeFileSync(join(folder, name, 'MODEL_CARD.md'), modelCard(readModelFacts(folder, name), corpus))
  const files = await makeManifest(folder)
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify({ files }, null, 1)}\n`)
}
