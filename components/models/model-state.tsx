import { ProgressBar } from '#components/ui/progress-bar.tsx'
import { formatPercent } from '#lib/format/number.ts'
import { gatePassed } from '#lib/model/gate-answer.ts'
import type { ModelFacts } from '#lib/queries/models.ts'
import { type RunProgress, stateWords, stepShare, underWay } from '#lib/runs/run-progress.ts'

/** One cell on where a model stands: published, its newest run's step with a bar, failed, or waiting. */
export const ModelState = ({ model, progress }: { model: ModelFacts; progress: RunProgress | undefined }) => {
  if (model.dMlp === 0 && !(progress && underWay(progress))) return <AttentionOnly gate={model.gate} />
  if (progress && underWay(progress)) {
    const share = stepShare(progress)
    return (
      <span className="flex items-center gap-2">
        <ProgressBar share={share} label={`${model.name}: ${stateWords(progress.state)}`} />
        <span className="text-ink-2 text-xs">
          {formatPercent(Math.floor(share * 100) / 100)}
          <span className="max-wide:hidden"> {stateWords(progress.state)}</span>
        </span>
      </span>
    )
  }
  if (model.run && model.gate && !gatePassed(model.gate))
    return <span className="text-bad">◆ published, fails its gate</span>
  if (model.run) return <span className="text-ink-2">published</span>
  if (progress?.state === 'failed') return <span className="text-bad">◆ failed</span>
  return <span className="text-ink-3">no run yet</span>
}

/** What stands for a model without neurons, of which nothing more is to come. */
const AttentionOnly = ({ gate }: { gate: ModelFacts['gate'] }) => (
  <span className="text-ink-3">
    attention only
    {gate && !gatePassed(gate) && <span className="text-bad">, ◆ fails its gate</span>}
  </span>
)
