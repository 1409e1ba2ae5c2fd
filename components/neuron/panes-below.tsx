import type { ReactNode } from 'react'
import { Computing } from '#components/neuron/absent.tsx'
import { DomainsPane } from '#components/neuron/domains-pane.tsx'
import { InputsPane } from '#components/neuron/inputs-pane.tsx'
import { NgramPane } from '#components/neuron/ngram-pane.tsx'
import { NoPath, PathPane } from '#components/neuron/path-pane.tsx'
import { PatternsPane } from '#components/neuron/patterns-pane.tsx'
import { TokensPane } from '#components/neuron/tokens-pane.tsx'
import { WeightsPane } from '#components/neuron/weights-pane.tsx'
import type { PassName } from '#lib/analysis/pass-name.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import { decodeDomainShares } from '#lib/neuron/domain-shares.ts'
import type { NeuronPageData } from '#lib/queries/neuron-page.ts'

/** What is read below the examples, one idea a pane: tokens, kinds of text, inputs and weights; what is still to come says so. The last column ends with `children`. */
export const PanesBelow = ({ page, children }: { page: NeuronPageData; children: ReactNode }) => {
  const { id, stats, run, tokenBytes, analysis } = page
  const { row, details, done, failure } = analysis
  const inputs = details.get('inputs')
  const has = (pass: PassName) => row !== null && done.has(pass)
  return (
    <>
      <Column>
        {has('ngrams') && row ? (
          <>
            <NgramPane row={row} dead={stats.dead} />
            <TokensPane row={row} record={details.get('tokens')} dead={stats.dead} tokenBytes={tokenBytes} />
            <DomainsPane shares={domainShares(row, details.get('domains'))} dead={stats.dead} />
          </>
        ) : (
          <Computing title="Tokens, and where it fires" pass="ngrams" failure={failure} />
        )}
      </Column>
      <Column>
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
        {analysis.patterns.length > 0 || done.has('causal') ? (
          <div className="blind-hides">
            <PatternsPane model={run.model} id={id} patterns={analysis.patterns} tokenBytes={tokenBytes} />
          </div>
        ) : (
          <Computing title="Pattern" pass="causal" failure={failure} />
        )}
        {inputs && <InputsPane record={inputs} firstLayer={id.layer === 0} tokenBytes={tokenBytes} />}
      </Column>
      <Column>
        {has('weights') && row ? (
          <WeightsPane row={row} tokenBytes={tokenBytes} dModel={run.dModel} />
        ) : (
          <Computing title="Among the weights" pass="weights" failure={failure} />
        )}
        {children}
      </Column>
    </>
  )
}

/** A column of panes on a wide screen; one below the other on a phone. */
const Column = ({ children }: { children: ReactNode }) => (
  <div className="min-w-0 border-line border-t first:border-t-0 wide:border-t-0 wide:border-l wide:first:border-l-0">
    {children}
  </div>
)

/** The kinds of text it fires in, largest share first; the first alone where an earlier analysis kept no other. */
const domainShares = ({ topDomain, domainShare, domainBase }: NeuronAnalysis, record: Uint8Array | undefined) => {
  if (record) return decodeDomainShares(record).map(({ domain, share, base }) => ({ domain, share, corpus: base }))
  return topDomain !== null && domainShare !== null && domainBase !== null
    ? [{ domain: topDomain, share: domainShare, corpus: domainBase }]
    : []
}
