import { Computing } from '#components/neuron/absent.tsx'
import { ContributionPane } from '#components/neuron/contribution-pane.tsx'
import { JointPane } from '#components/neuron/joint-pane.tsx'
import { ReasonsPanes } from '#components/neuron/reasons-panes.tsx'
import type { NeuronPageData } from '#lib/queries/neuron-page.ts'

/** What is read beside the examples: what the neuron adds to the next token, its LayerNorm and its reasons to fire. */
export const PanesBeside = ({ page }: { page: NeuronPageData }) => {
  const { id, run, tokenBytes, analysis } = page
  const { row, details, done, failure } = analysis
  // Without SoLU's LayerNorm, or read on its other side, there is no before and after.
  const twoSided = run.actFn === 'solu_ln' && run.spec.site === 'mid'
  return (
    <>
      {row && done.has('contribution') ? (
        <ContributionPane
          mean={row.nextContribution}
          record={details.get('contribution')}
          lastLayer={id.layer === run.nLayers - 1}
          tokenBytes={tokenBytes}
        />
      ) : (
        <Computing title="Contribution to the next token" pass="contribution" failure={failure} />
      )}
      {twoSided && row && done.has('firing') && <JointPane row={row} record={details.get('joint')} />}
      {twoSided && !(row && done.has('firing')) && (
        <Computing title="Before and after LayerNorm" pass="firing" failure={failure} />
      )}
      <ReasonsPanes page={page} />
    </>
  )
}
