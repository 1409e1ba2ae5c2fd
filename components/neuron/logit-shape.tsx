import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures } from '#components/neuron/pane.tsx'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import type { LogitRanks } from '#lib/queries/logit-ranks.ts'

/** What a class of direct effects means, in a few words. */
const meaning: Record<string, string> = {
  prediction: 'promotes a few tokens',
  suppression: 'suppresses a few tokens',
  partition: 'parts the vocabulary',
  entropy: 'moves all logits alike',
  none: 'no class',
}

interface Props {
  shape: NeuronAnalysis
  logitClass: string
  ranks: LogitRanks
}

/** Class of the direct effect as a badge, the moments it follows from, and where each stands in the layer. */
export const LogitShape = ({ shape, logitClass, ranks }: Props) => (
  <div className="mt-1.5">
    <Figures>
      <Figure stat="logitClass" name="class">
        {logitClass !== 'none' && (
          <span className="mr-1.5 rounded-full border border-line-2 px-[7px] text-ink-2 text-xs/[18px]">
            {logitClass}
          </span>
        )}
        {meaning[logitClass]}
      </Figure>
      <Figure stat="logitVariance" name="variance of cosines">
        <Ranked value={shape.logitVariance} rank={ranks.logitVariance} />
      </Figure>
      <Figure stat="logitSkewness" name="skew">
        <Ranked value={shape.logitSkewness} rank={ranks.logitSkewness} />
      </Figure>
      <Figure stat="logitKurtosis" name="kurtosis, 3 by chance">
        <Ranked value={shape.logitKurtosis} rank={ranks.logitKurtosis} />
      </Figure>
    </Figures>
  </div>
)

/** A moment and the share of the layer below it. */
const Ranked = ({ value, rank }: { value: number | null; rank: number | null }) =>
  value === null ? (
    <NotComputed />
  ) : (
    <>
      {formatNumber(value)}
      {rank !== null && <span className="text-ink-3"> above {formatPercent(rank)} of its layer</span>}
    </>
  )
