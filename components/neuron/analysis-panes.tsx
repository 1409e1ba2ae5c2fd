import { Computing } from '#components/neuron/absent.tsx'
import { ContributionPane } from '#components/neuron/contribution-pane.tsx'
import { DomainsPane } from '#components/neuron/domains-pane.tsx'
import { InputsPane } from '#components/neuron/inputs-pane.tsx'
import { JointPane } from '#components/neuron/joint-pane.tsx'
import { NgramPane } from '#components/neuron/ngram-pane.tsx'
import { NoPath, PathPane } from '#components/neuron/path-pane.tsx'
import { ReasonsPanes } from '#components/neuron/reasons-panes.tsx'
import { TokensPane } from '#components/neuron/tokens-pane.tsx'
import { WeightsPane } from '#components/neuron/weights-pane.tsx'
import type { PassName } from '#lib/analysis/pass-name.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import { decodeDomainShares } from '#lib/neuron/domain-shares.ts'
import type { NeuronPageData } from '#lib/queries/neuron-page.ts'

/** What the analysis adds to a neuron's numbers, one idea a pane; what is still to come says so. */
export const AnalysisPanes = ({ page }: { page: NeuronPageData }) => {
  const { id, stats, run, tokenBytes, analysis } = page
  const { row, details, done, failure } = analysis
  const inputs = details.get('inputs')
  const has = (pass: PassName) => row !== null && done.has(pass)
  // Without SoLU's LayerNorm, or read on its other side, there is no before and after.
  const twoSided = run.actFn === 'solu_ln' && run.spec.site === 'mid'
  return (
    <>
      {row && has('contribution') ? (
        <ContributionPane
          mean={row.nextContribution}
          record={details.get('contribution')}
          lastLayer={id.layer === run.nLayers - 1}
          tokenBytes={tokenBytes}
        />
      ) : (
        <Computing title="Contribution to the next token" pass="contribution" failure={failure} />
      )}
      {twoSided && has('firing') && row && <JointPane row={row} record={details.get('joint')} />}
      {twoSided && !has('firing') && <Computing title="Before and after LayerNorm" pass="firing" failure={failure} />}
      <ReasonsPanes page={page} />
      {has('ngrams') && row ? (
        <>
          <NgramPane row={row} dead={stats.dead} />
          <TokensPane row={row} record={details.get('tokens')} dead={stats.dead} tokenBytes={tokenBytes} />
          <DomainsPane shares={domainShares(row, details.get('domains'))} dead={stats.dead} />
        </>
      ) : (
        <Computing title="Tokens, and where it fires" pass="ngrams" failure={failure} />
      )}
      {run.nLayers > 1 && <NoPath nLayers={run.nLayers} />}
      {run.nLayers === 1 &&
        (row && (has('path') || has('reverse')) ? (
          <PathPane
            row={row}
            record={details.get('path')}
            done={{ path: has('path'), reverse: has('reverse') }}
            tokenBytes={tokenBytes}
          />
        ) : (
          <Computing title="What its input is made of" pass="path" failure={failure} />
        ))}
      {has('weights') && row ? (
        <>
          {inputs && <InputsPane record={inputs} firstLayer={id.layer === 0} tokenBytes={tokenBytes} />}
          <WeightsPane row={row} tokenBytes={tokenBytes} dModel={run.dModel} />
        </>
      ) : (
        <Computing title="Among the weights" pass="weights" failure={failure} />
      )}
    </>
  )
}

/** The kinds of text it fires in, largest share first; the first alone where an earlier analysis kept no other. */
const domainShares = ({ topDomain, domainShare, domainBase }: NeuronAnalysis, record: Uint8Array | undefined) => {
  if (record) return decodeDomainShares(record).map(({ domain, share, base }) => ({ domain, share, corpus: base }))
  return topDomain !== null && domainShare !== null && domainBase !== null
    ? [{ domain: topDomain, share: domainShare, corpus: domainBase }]
    : []
}
