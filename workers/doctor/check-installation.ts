import { join } from 'node:path'
import { loadModel } from '#lib/inference/load-model.ts'
import { findBinaries } from '#workers/database/binaries.ts'
import { stateFolder } from '#workers/database/project.ts'
import type { Finding } from '#workers/doctor/finding.ts'
import { selfTest } from '#workers/model/self-test.ts'
import { manifestFaults } from '#workers/shipped/manifest.ts'
import { shippedFolder, shippedNames } from '#workers/shipped/shipped-folder.ts'
import { buildIsFresh } from '#workers/start/build-site.ts'
import { checkDisk, freeDisk } from '#workers/start/check-machine.ts'
import { explainError } from '#workers/start/explain-error.ts'

type Answer = Omit<Finding, 'what'>

/** Everything that can be looked at without a database. */
export async function checkInstallation(): Promise<Finding[]> {
  const checks: [string, () => Answer | Promise<Answer>][] = [
    ['node', () => ({ state: 'ok', says: `version ${process.versions.node}` })],
    ['disk', disk],
    ['postgres', postgres],
    ['inference', inference],
    ['models', models],
    ['site', site],
  ]
  const findings: Finding[] = []
  for (const [what, check] of checks) findings.push({ what, ...(await answer(check)) })
  return findings
}

/** Runs a check; what it throws is a fault. */
export async function answer(check: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await check()
  } catch (error) {
    return { state: 'fault', says: explainError(error) }
  }
}

function disk(): Answer {
  const home = stateFolder()
  checkDisk(home)
  return { state: 'ok', says: `${(freeDisk(home) / 2 ** 30).toFixed(1)} GB free in ${home}` }
}

function postgres(): Answer {
  if (process.env.DATABASE_URL) return { state: 'ok', says: 'DATABASE_URL is set, the embedded Postgres is not used' }
  return { state: 'ok', says: `embedded Postgres ${findBinaries().version} is installed` }
}

async function inference(): Promise<Answer> {
  const { backend, worst } = await selfTest()
  return { state: 'ok', says: `ONNX Runtime on ${backend}, at most ${worst.toExponential(1)} from the reference` }
}

async function models(): Promise<Answer> {
  const names = shippedNames()
  for (const name of names) await loadModel(join(shippedFolder, name))
  const [fault, ...more] = await manifestFaults()
  if (fault !== undefined) {
    const others = more.length > 0 ? ` and ${more.length} more` : ''
    return { state: 'fault', says: `models/${fault}${others}: take these files from the project again` }
  }
  return { state: 'ok', says: `${names.length} shipped models can be read, all files as listed: ${names.join(', ')}` }
}

function site(): Answer {
  if (buildIsFresh()) return { state: 'ok', says: 'built from the present sources' }
  return { state: 'note', says: 'not built from the present sources: npm start does it' }
}
