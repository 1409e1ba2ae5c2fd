import { analysisText } from '#workers/commands/analysis-text.ts'
import { textTable } from '#workers/commands/text-table.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { type ListedRun, listRuns } from '#workers/store/list-runs.ts'
import { listWorkers } from '#workers/store/list-workers.ts'
import { readAnalysisProgress } from '#workers/store/read-analysis-progress.ts'

const count = (n: number): string => n.toLocaleString('en-US')

const stateText = ({ state, done, total, error }: ListedRun, analysis: string): string => {
  if (state === 'failed') return `failed: ${error}`
  if (state === 'published') return `published${analysis}`
  return `${state} ${done} of ${total}`
}

/** `soluscope runs`: a table of all runs and how far they are. */
export const runsCommand = async (): Promise<number> =>
  withDatabase(async ({ pool }) => {
    const runs = await listRuns(pool)
    if (runs.length === 0) {
      console.log('no runs yet: "soluscope run MODEL CORPUS" makes one')
      return 0
    }
    const analyses = new Map(
      (await readAnalysisProgress(pool)).map(progress => [progress.runId, analysisText(progress)]),
    )
    const header = ['run', 'model', 'corpus', 'tokens', 'loss', 'scanned by', 'state']
    const rows = runs.map(run => [
      run.hash,
      run.model,
      run.corpus,
      count(run.nTokens),
      run.loss === null ? '' : run.loss.toFixed(3),
      run.scannedBy.join(', '),
      stateText(run, analyses.get(run.id) ?? ''),
    ])
    console.log(textTable(header, rows))
    const workers = await listWorkers(pool)
    const threads = workers.reduce((sum, worker) => sum + worker.threads, 0)
    console.log(`\n${workers.length} ${workers.length === 1 ? 'worker' : 'workers'} running, ${threads} threads`)
    return 0
  })
