import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures, Pane, PaneWords } from '#components/neuron/pane.tsx'
import { Token } from '#components/neuron/token.tsx'
import { formatNumber } from '#lib/format/number.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

const number = (value: number | null) => (value === null ? <NotComputed /> : formatNumber(value))

interface Props {
  row: NeuronAnalysis
  tokenBytes: TokenBytes
  /** Residual width, for what a random direction would have. */
  dModel: number
}

/** How the neuron's weights lie among its layer's. */
export const WeightsPane = ({ row, tokenBytes, dModel }: Props) => (
  <Pane title="Among the weights" note="folded">
    <Figures>
      <Figure stat="shareIn" name="share of dimensions, in">
        {number(row.shareIn)}
      </Figure>
      <Figure stat="shareOut" name="share of dimensions, out">
        {number(row.shareOut)}
      </Figure>
      <Figure stat="cosInOut" name="cosine of in and out">
        {number(row.cosInOut)}
      </Figure>
      <Figure stat="cosEmbed" name="cosine to an embedding">
        {row.embedToken !== null && <Token bytes={tokenBytes(row.embedToken)} />} {number(row.cosEmbed)}
      </Figure>
      <Figure stat="embedKurtosis" name="kurtosis over embeddings">
        {number(row.embedKurtosis)}
      </Figure>
    </Figures>
    <PaneWords>
      Two random directions of this width have a cosine of about ±{formatNumber(1 / Math.sqrt(dModel), 2)}.
    </PaneWords>
  </Pane>
)
