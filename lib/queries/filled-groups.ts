import 'server-only'
import { db } from '#lib/db.ts'
import { type ColumnGroup, columnGroups, groupNames } from '#lib/layer/column-groups.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'
import { recent } from '#lib/queries/recent.ts'
import { columnSql, statisticTables } from '#lib/queries/statistic-sql.ts'

const kept = recent<ColumnGroup[]>(1)

const filled = groupNames.map(
  name =>
    `bool_or(${columnGroups[name].columns.map(key => `${columnSql(key)} is not null`).join(' or ')}) as "${name}"`,
)

/** Groups of columns in which a neuron of a current run has anything, asked again when a run or an analysis gets on. */
export async function filledGroups(): Promise<ColumnGroup[]> {
  const state = [...(await modelDirectory()).values()].map(({ currentRun, analysed }) => `${currentRun}/${analysed}`)
  return kept(state.join(), async () => {
    const [row] = await db.$queryRawUnsafe<Record<ColumnGroup, boolean | null>[]>(
      `select ${filled.join(', ')} from ${statisticTables} where s.run_id in (select current_run_id from model)`,
    )
    return groupNames.filter(name => row[name])
  })
}
