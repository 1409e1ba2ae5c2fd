import { NothingYet } from '#components/models/nothing-yet.tsx'
import { RefreshWhile } from '#components/runs/refresh-while.tsx'
import type { ModelFacts } from '#lib/queries/models.ts'
import { readProgress } from '#lib/queries/run-progress.ts'
import { underWay } from '#lib/runs/run-progress.ts'

/** What stands in place of a model's numbers until its first run is published; keeps up by itself while one is under way. */
export const NotMeasured = async ({ model }: { model: ModelFacts }) => {
  const runs = (await readProgress()).runs.filter(run => run.model === model.name)
  return (
    <>
      <NothingYet models={[model]} runs={runs} />
      {runs.some(underWay) && <RefreshWhile seconds={5} />}
    </>
  )
}
