import { formatCount } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { LayerColumns } from '#lib/layer/layer-columns.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { PublishedRun } from '#lib/queries/models.ts'

/** One line on what the list holds and what it was measured on. */
export const LayerFacts = ({ run, layer, columns }: { run: PublishedRun; layer: number; columns: LayerColumns }) => {
  const dead = columns.dead.reduce((sum, one) => sum + one, 0)
  return (
    <p className="flex flex-wrap gap-x-3.5 gap-y-1.5 pb-3.5 text-ink-2 text-sm">
      <span>{plural(columns.neuron.length, 'neuron')}</span>
      <span title="No variance, or M below a tenth of the layer’s median M">{formatCount(dead)} dead</span>
      <span>
        measured on {plural(run.nTokens, 'token')} of {run.corpus}
      </span>
      <span className="font-mono text-xs">{hookPoint(layer, run.site)}</span>
    </p>
  )
}
