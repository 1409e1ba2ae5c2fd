import { Computing, Undefined } from '#components/neuron/absent.tsx'
import { FacetsPane } from '#components/neuron/facets-pane.tsx'
import { Pane } from '#components/neuron/pane.tsx'
import { PurityPane } from '#components/neuron/purity-pane.tsx'
import type { NeuronPageData } from '#lib/queries/neuron-page.ts'

const reasonsTitle = 'Reasons to fire'
const purityTitle = 'Purity by level'
const tooFew = 'fewer than 50 different texts among its strongest examples reach 0.1 M'

/** Why the neuron fires, and at which levels for one reason; what is still to come or cannot be told says so. */
export const ReasonsPanes = ({ page }: { page: NeuronPageData }) => {
  const { stats, run, tokenBytes, analysis } = page
  const { row, details, done, failure, ranked, ownTexts, chanceReasons } = analysis
  const reasons = ranked?.reasons
  const purity = details.get('purity')
  // A neuron's reasons are there block by block, before the pass is done with the layer.
  const told = done.has('purity')
  return (
    <>
      {row && reasons && (
        <FacetsPane
          row={row}
          record={reasons}
          texts={ownTexts}
          scale={stats.scale}
          tokenBytes={tokenBytes}
          chance={chanceReasons}
        />
      )}
      {!reasons && told && (
        <Pane title={reasonsTitle}>
          <Undefined dead={stats.dead} why={tooFew} />
        </Pane>
      )}
      {!reasons && !told && <Computing title={reasonsTitle} pass="reasons" failure={failure} />}
      {row && purity && <PurityPane row={row} record={purity} actFn={run.actFn} />}
      {!purity && !told && <Computing title={purityTitle} pass="purity" failure={failure} />}
    </>
  )
}
