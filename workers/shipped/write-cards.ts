import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#workers/database/project.ts'
import { MANIFEST, makeManifest } from '#workers/shipped/manifest.ts'
import { modelCard } from '#workers/shipped/model-card.ts'
import { readModelFacts } from '#workers/shipped/model-facts.ts'
import { modelsTable, withModelsTable } from '#workers/shipped/models-table.ts'
import { shippedFolder, shippedNames } from '#workers/shipped/shipped-folder.ts'
import { trainingCorpus } from '#workers/shipped/training-corpus.ts'

/** Writes every shipped model's card from what was measured of it, the README's table of them and the manifest of all files. */
export const writeCards = async (): Promise<void> => {
  const corpus = trainingCorpus()
  const models = shippedNames().map(name => readModelFacts(shippedFolder, name))
  for (const facts of models) writeFileSync(join(shippedFolder, facts.name, 'MODEL_CARD.md'), modelCard(facts, corpus))
  const readme = join(projectRoot, 'README.md')
  writeFileSync(readme, withModelsTable(readFileSync(readme, 'utf8'), modelsTable(models)))
  const files = await makeManifest()
  writeFileSync(join(shippedFolder, MANIFEST), `${JSON.stringify({ files }, null, 1)}\n`)
}
