import { relative, resolve, sep } from 'node:path'
import type { GateAnswer } from '#lib/model/gate-answer.ts'
import { projectRoot } from '#workers/database/project.ts'
import { manifestFaults } from '#workers/shipped/manifest.ts'
import { shippedFolder } from '#workers/shipped/shipped-folder.ts'

/**
 * Whether the files of the shipped model at `path` (relative to the project, or absolute) are those of the manifest; no answer
 * for a model that came from elsewhere.
 */
export const shippedAnswer = async (path: string, folder: string = shippedFolder): Promise<GateAnswer[]> => {
  const [name] = relative(folder, resolve(projectRoot, path)).split(sep)
  if (name === '..' || name === '') return []
  const faults = await manifestFaults(folder, name)
  return [
    {
      passed: faults.length === 0,
      says: faults.length === 0 ? 'its files are those of models/manifest.json' : `its files: ${faults.join('; ')}`,
    },
  ]
}
