import type pg from 'pg'
import { namedModel } from '#workers/commands/named.ts'
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

/** `soluscope report [MODEL...]`: prints it. */
export const reportCommand = async (names: readonly string[]): Promise<number> =>
  withDatabase(async ({ pool }) => {
    console.log(await reportText(pool, names))
    return 0
  })
