import { openDatabase } from '#workers/database/open-database.ts'
import { checkDatabaseState } from '#workers/doctor/check-database-state.ts'
import { checkInstallation } from '#workers/doctor/check-installation.ts'
import { type Finding, formatFinding } from '#workers/doctor/finding.ts'
import { explainError } from '#workers/start/explain-error.ts'

/**
 * Looks at everything the program needs and prints one line on each: what is there, and what to do where it is not right.
 * Returns the exit code: 0 when the program will work, 1 when there is a fault.
 */
export async function doctor(): Promise<number> {
  let faulty = false
  const print = (findings: Finding[]) => {
    for (const finding of findings) console.log(formatFinding(finding))
    faulty ||= findings.some(({ state }) => state === 'fault')
  }
  print(await checkInstallation())
  try {
    const database = await openDatabase()
    try {
      print(await checkDatabaseState(database.url))
    } finally {
      await database.close()
    }
  } catch (error) {
    print([{ what: 'database', state: 'fault', says: explainError(error) }])
  }
  return faulty ? 1 : 0
}
