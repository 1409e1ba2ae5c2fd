import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures } from '#components/neuron/pane.tsx'
import { formatNumber } from '#lib/format/number.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'

/** What a class of direct effects means, in a few words. */
const meaning: Record<string, string> = {
  prediction: 'promotes a few tokens',
  suppression: 'suppresses a few tokens',
  partition: 'parts the vocabulary',
  entropy: 'moves all logits alike',
  none: 'no class',
}

const number = (value: number | null) => (value === null ? <NotComputed /> : formatNumber(value))

/** Class of the direct effect as a badge, and the moments it follows from. */
export const LogitShape = ({ shape, logitClass }: { shape: NeuronAnalysis; logitClass: string }) => (
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
        {number(shape.logitVariance)}
      </Figure>
      <Figure stat="logitSkewness" name="skew">
        {number(shape.logitSkewness)}
      </Figure>
      <Figure stat="logitKurtosis" name="kurtosis, 3 by chance">
        {number(shape.logitKurtosis)}
      </Figure>
    </Figures>
  </div>
)
