import { Undefined } from '#components/neuron/absent.tsx'
import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures, Pane } from '#components/neuron/pane.tsx'
import { formatNumber } from '#lib/format/number.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'

const number = (value: number | null) => (value === null ? <NotComputed /> : formatNumber(value))

/** Over how many tokens the neuron's firing is spread. */
export const TokensPane = ({ row, dead }: { row: NeuronAnalysis; dead: boolean }) => (
  <Pane title="How many tokens it fires on" note="effective number">
    {row.currentTokens === null ? (
      <Undefined dead={dead} />
    ) : (
      <Figures>
        <Figure stat="currentTokens" name="the token itself">
          {number(row.currentTokens)}
          {row.shuffledTokens !== null && (
            <span className="text-ink-3"> shuffled {formatNumber(row.shuffledTokens)}</span>
          )}
        </Figure>
        <Figure stat="previousTokens" name="the token before">
          {number(row.previousTokens)}
        </Figure>
        <Figure stat="nextTokens" name="the token after">
          {number(row.nextTokens)}
        </Figure>
      </Figures>
    )}
  </Pane>
)
