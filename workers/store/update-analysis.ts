import { type AnalysisColumn, type AnalysisScores, analysisColumns } from '#workers/store/analysis-columns.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const defined = (value: number | string | null | undefined): number | string | null =>
  typeof value === 'number' && !Number.isFinite(value) ? null : (value ?? null)

/** Fills `columns` of the neurons `first` .. of a layer from their scores; other columns stay as they are. */
export const updateAnalysis = async (
  db: Queryable,
  { runId, layer, first }: { runId: number; layer: number; first: number },
  columns: readonly AnalysisColumn[],
  scores: readonly AnalysisScores[],
): Promise<void> => {
  const arrays = columns.map((column, i) => `$${i + 4}::${analysisColumns[column]}[]`)
  const sql = `
    update neuron_analysis a set ${columns.map(column => `${column} = s.${column}`).join(', ')}
    from unnest(${arrays.join(', ')}) with ordinality as s(${columns.join(', ')}, place)
    where a.run_id = $1 and a.layer = $2 and a.neuron = $3::int + s.place - 1`
  const values = columns.map(column => scores.map(score => defined(score[column])))
  await db.query(sql, [runId, layer, first, ...values])
}
