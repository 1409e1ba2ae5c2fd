import { formatDuration } from '#lib/format/time.ts'
import type { ModelFacts } from '#lib/queries/models.ts'
import { type RunProgress, stateWords, underWay } from '#lib/runs/run-progress.ts'

/** What is going on while no neuron can be looked at, and the one thing to do where nothing is. */
export const NothingYet = ({ models, runs }: { models: ModelFacts[]; runs: RunProgress[] }) => {
  const going = runs.filter(underWay).at(-1)
  return (
    <p className="mt-5 max-w-prose text-ink-2">
      {going ? (
        <>
          No neuron can be looked at yet. The first run, of <span className="font-mono">{going.model}</span>, is{' '}
          {stateWords(going.state)}
          {going.secondsLeft !== null && `: about ${formatDuration(going.secondsLeft)} left of this step`}. This page
          keeps up by itself; <a href="/runs">the runs</a> say more.
        </>
      ) : models.length > 0 ? (
        'Nothing is measured yet. “soluscope run MODEL CORPUS” starts a run; a first start of the site does so by itself.'
      ) : (
        'There is no model yet. “soluscope model add PATH” adds one; a first start of the site adds those it came with.'
      )}
    </p>
  )
}
