import { Panel } from '#components/ui/panel.tsx'
import { ProgressBar } from '#components/ui/progress-bar.tsx'
import { formatCount, formatPercent } from '#lib/format/number.ts'
import { formatDuration, formatMoment } from '#lib/format/time.ts'
import { type RunProgress, stateWords, stepShare, underWay } from '#lib/runs/run-progress.ts'

const head = 'px-2 py-1.5 text-left align-bottom text-ink-2 text-xs whitespace-nowrap first:pl-4 last:pr-4'
const cell = 'h-[30px] px-2 whitespace-nowrap first:pl-4 last:pr-4'

/** Every run in one table; on a phone the lesser columns go and their numbers stand under the state. */
export const RunsTable = ({ runs }: { runs: RunProgress[] }) => (
  <Panel label="Runs" className="overflow-x-auto">
    <table className="w-full text-sm">
      <thead>
        <tr className="border-line border-b">
          <th className={head}>Model</th>
          <th className={`${head} max-wide:hidden`}>Corpus</th>
          <th className={`${head} max-wide:hidden`}>Run</th>
          <th className={head}>State</th>
          <th className={`${head} text-right`}>Parts done</th>
          <th className={`${head} text-right max-wide:hidden`}>Tokens a second</th>
          <th className={`${head} text-right`}>Time left</th>
        </tr>
      </thead>
      {runs.map(run => (
        <RunRows key={run.hash} run={run} />
      ))}
    </table>
  </Panel>
)

const RunRows = ({ run }: { run: RunProgress }) => (
  <tbody className="border-line not-last:border-b">
    <tr>
      <th scope="row" className={`${cell} text-left font-normal`}>
        <a href={`/${run.model}`} className="py-3 font-mono no-underline hover:underline">
          {run.model}
        </a>
        <span className="block pb-1.5 font-mono text-xs wide:hidden">
          <RunHash run={run} />
        </span>
      </th>
      <td className={`${cell} max-wide:hidden`}>{run.corpus}</td>
      <td className={`${cell} font-mono text-xs max-wide:hidden`}>
        <RunHash run={run} />
      </td>
      <td className={cell}>
        <State run={run} />
      </td>
      <td className={`${cell} text-right`}>
        {formatCount(run.done)}
        <span className="text-ink-3"> of {formatCount(run.all)}</span>
      </td>
      <td className={`${cell} text-right max-wide:hidden`}>
        {run.tokensPerSecond === null ? <Unknown run={run} /> : formatCount(Math.round(run.tokensPerSecond))}
      </td>
      <td className={`${cell} text-right`}>
        {run.secondsLeft === null ? <Unknown run={run} /> : `about ${formatDuration(run.secondsLeft)}`}
      </td>
    </tr>
    {run.failures.map(line => (
      <tr key={line}>
        <td colSpan={7} className="px-4 pb-2 text-bad text-xs">
          <span aria-hidden="true">◆ </span>
          {line}
        </td>
      </tr>
    ))}
  </tbody>
)

/** The run's name; once it is published, the way to its own pages, whatever the current run is. */
const RunHash = ({ run: { model, hash, state } }: { run: RunProgress }) =>
  state === 'published' ? (
    <a href={`/${model}?run=${hash}`} rel="nofollow" className="py-2 no-underline hover:underline">
      {hash}
    </a>
  ) : (
    <span className="text-ink-3">{hash}</span>
  )

const State = ({ run }: { run: RunProgress }) => {
  if (run.state === 'published') {
    return (
      <span className="text-ink-2">
        published
        {run.publishedAt !== null && (
          <span className="max-wide:hidden"> {formatMoment(new Date(run.publishedAt))}</span>
        )}
      </span>
    )
  }
  if (run.state === 'failed') return <span className="text-bad">◆ failed</span>
  return (
    <span className="flex items-center gap-2">
      <ProgressBar
        share={stepShare(run)}
        label={`${run.model}: ${stateWords(run.state)}`}
        className="w-16 max-wide:w-9"
      />
      <span className="text-xs">{formatPercent(Math.floor(stepShare(run) * 100) / 100)}</span>
      <span className="text-ink-2 max-wide:hidden">{stateWords(run.state)}</span>
    </span>
  )
}

const Unknown = ({ run }: { run: RunProgress }) => (
  <span className="text-ink-3">{underWay(run) ? 'not known yet' : run.state === 'failed' ? 'stopped' : 'done'}</span>
)
