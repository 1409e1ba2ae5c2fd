import { MethodTerm } from '#components/methods/method-term.tsx'
import { formatPercent } from '#lib/format/number.ts'
import { chanceOf, gameWords } from '#lib/games/game.ts'
import { type ArmScore, enoughAnswers, enoughPeople, type LabelScore } from '#lib/games/label-score.ts'

const share = (x: number) => formatPercent(Math.round(100 * x) / 100)
const signed = (x: number) => `${x < 0 ? '−' : '+'}${share(Math.abs(x))}`

/** What people answered who read a label, a game each, beside what chance and people without it answer. */
export const LabelScores = ({ scores }: { scores: readonly LabelScore[] }) => (
  <ul className="divide-y divide-line">
    {scores
      .filter(({ label, control }) => label.answers + control.answers > 0)
      .map(({ game, label, control, gain, gainInterval }) => (
        <li key={game} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1.5 text-sm">
          <span className="font-medium">{gameWords[game].name}</span>
          <span>
            <MethodTerm stat="labelAccuracy">with the label</MethodTerm> <Arm arm={label} />
          </span>
          <span>
            without <Arm arm={control} />
          </span>
          <span>
            <MethodTerm stat="labelQuality">gain</MethodTerm>{' '}
            {gain === null || gainInterval === null ? (
              <span className="text-ink-2">not known yet</span>
            ) : (
              <span className="tabular-nums">
                {signed(gain)} ({signed(gainInterval[0])} to {signed(gainInterval[1])})
              </span>
            )}
          </span>
          <span className="text-ink-2">chance {share(chanceOf[game])}</span>
        </li>
      ))}
  </ul>
)

const Arm = ({ arm: { answers, people, accuracy, interval } }: { arm: ArmScore }) =>
  accuracy === null || interval === null ? (
    <span className="text-ink-2">
      {answers} of {enoughAnswers} answers, {people} of {enoughPeople} people
    </span>
  ) : (
    <span className="tabular-nums">
      {share(accuracy)} ({share(interval[0])} to {share(interval[1])}; {answers} answers of {people} people)
    </span>
  )
