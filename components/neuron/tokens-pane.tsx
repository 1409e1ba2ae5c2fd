import { MethodTerm } from '#components/methods/method-term.tsx'
import { Undefined } from '#components/neuron/absent.tsx'
import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures, Pane } from '#components/neuron/pane.tsx'
import { Token } from '#components/neuron/token.tsx'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import { decodeFiringTokens } from '#lib/neuron/token-shares.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

const shown = 5
const number = (value: number | null) => (value === null ? <NotComputed /> : formatNumber(value))

interface Props {
  row: NeuronAnalysis
  /** The tokens it fires on; absent where it never does. */
  record: Uint8Array | undefined
  dead: boolean
  tokenBytes: TokenBytes
}

/** Which tokens the neuron fires on, and over how many its firing is spread. */
export const TokensPane = ({ row, record, dead, tokenBytes }: Props) => {
  const tokens = record && decodeFiringTokens(record)
  if (row.currentTokens === null || !tokens)
    return (
      <Pane title="Which tokens it fires on">
        <Undefined dead={dead} />
      </Pane>
    )
  const { firings, distinct, top } = tokens
  return (
    <Pane title={<MethodTerm stat="tokenShare">Which tokens it fires on</MethodTerm>} note={plural(firings, 'firing')}>
      <ol className="effects">
        {top.slice(0, shown).map(({ token, share }) => (
          <li key={token}>
            <i aria-hidden="true" className="share" style={{ width: `${(share * 66).toFixed(1)}%` }} />
            <Token bytes={tokenBytes(token)} plain />
            <b>{formatPercent(share)}</b>
          </li>
        ))}
      </ol>
      {distinct > shown && <p className="text-ink-2 text-xs/5">and {plural(distinct - shown, 'other token')}</p>}
      <div className="mt-1">
        <Figures>
          <Figure stat="currentTokens" name="effective tokens">
            {number(row.currentTokens)}
            {row.shuffledTokens !== null && (
              <span className="text-ink-3"> shuffled {formatNumber(row.shuffledTokens)}</span>
            )}
          </Figure>
          <Figure stat="previousTokens" name="of the token before">
            {number(row.previousTokens)}
          </Figure>
          <Figure stat="nextTokens" name="of the token after">
            {number(row.nextTokens)}
          </Figure>
        </Figures>
      </div>
    </Pane>
  )
}
