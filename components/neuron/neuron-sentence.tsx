import type { FiringSummary } from '#components/neuron/firing-summary.ts'
import { Token } from '#components/neuron/token.tsx'
import { formatPercent } from '#lib/format/number.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

const whole = (share: number) => formatPercent(Math.round(share * 100) / 100)

/** What the strongest examples have in common, composed from numbers and marked so: no one has claimed it. */
export const NeuronSentence = ({ summary, tokenBytes }: { summary: FiringSummary; tokenBytes: TokenBytes }) => {
  const token = <Token bytes={tokenBytes(summary.token)} />
  return (
    <>
      <p className="mt-1 text-balance text-[17px]/6 wide:text-lg">
        {summary.tokens === 1 && (
          <>
            All its {summary.examples} strongest fall on {token}
          </>
        )}
        {summary.tokens > 1 && summary.tokenShare >= 0.3 && (
          <>
            {whole(summary.tokenShare)} of its {summary.examples} strongest fall on {token}
          </>
        )}
        {summary.tokens > 1 && summary.tokenShare < 0.3 && (
          <>
            Its {summary.examples} strongest fall on {summary.tokens} different tokens
          </>
        )}
        ; {whole(summary.domainShare)} are from {summary.domain}
        {summary.corpusShare !== null && <>, which is {whole(summary.corpusShare)} of the corpus</>}.
      </p>
      <p className="mt-1.5 text-ink-3 text-sm">
        <span className="rounded-full border border-line-2 px-[7px] text-ink-2 text-xs/[18px]">computed</span> from its
        strongest examples
      </p>
    </>
  )
}
