import type pg from 'pg'
import { namedModel } from '#workers/commands/named.ts'
import { readLiveNeurons, readReportPatterns } from '#workers/commands/pattern-report-rows.ts'
import { reportPatterns } from '#workers/commands/pattern-report-text.ts'
import { type ReportNeuron, readReportLayer, readReportModels } from '#workers/commands/report-rows.ts'
import { reportModel } from '#workers/commands/report-text.ts'
import { withDatabase } from '#workers/commands/with-database.ts'

/** The report on the current runs of the named models, or of all, as Markdown. Throws one line where a name is unknown. */
export const reportText = async (pool: pg.Pool, names: readonly string[]): Promise<string> => {
  for (const name of names) await namedModel(pool, name)
  const models = await readReportModels(pool, names)
  if (models.length === 0) return 'No model with neurons has a published run.'
  const parts = []
  for (const model of models) {
    const layers: ReportNeuron[][] = []
    for (let layer = 0; layer < model.nLayers; layer++) layers.push(await readReportLayer(pool, model.runId, layer))
    parts.push(reportModel(model, layers))
  }
  return parts.join('\n\n')
}

/** The report on their synthesised patterns. */
export const patternReportText = async (pool: pg.Pool, names: readonly string[]): Promise<string> => {
  for (const name of names) await namedModel(pool, name)
  const parts: string[] = []
  for (const model of await readReportModels(pool, names)) {
    const live = await readLiveNeurons(pool, model.runId)
    parts.push(reportPatterns(model, live, await readReportPatterns(pool, model.runId)))
  }
  return parts.length === 0 ? 'No model with neurons has a published run.' : parts.join('\n\n')
}

/** `soluscope report [MODEL...]`: prints it. */
export const reportCommand = async (names: readonly string[], { patterns = false } = {}): Promise<number> =>
  withDatabase(async ({ pool }) => {
    console.log(await (patterns ? patternReportText(pool, names) : reportText(pool, names)))
    return 0
  })
