import { useState } from 'react'
import { ChangeTable } from '#components/live/change-table.tsx'
import { TokenPlace } from '#components/live/token-place.tsx'
import { TokenText } from '#components/live/token-text.tsx'
import { pieceText, TokenWord } from '#components/live/token-word.tsx'
import { inScale } from '#components/neuron/row-html.ts'
import { formatNumber } from '#lib/format/number.ts'
import { pairTokens, strongestToken, type TextReading } from '#lib/live/compare-texts.ts'
import type { LiveAnswer } from '#lib/live/live-answer.ts'
import { tintOf } from '#lib/tokens/window.ts'

interface Props {
  answer: LiveAnswer
  /** M, and whether negative activations are painted. */
  scale: number
  negative: boolean
  /** The example that the text was before it was edited. */
  original: TextReading | null
}

/** An activation with what it is of M. */
const value = (activation: number, scale: number) =>
  `${formatNumber(activation, 4)}${scale > 0 ? ` = ${inScale(activation, scale)} M` : ''}`

/** One neuron on a text: every token tinted, the strongest told, and against an original what changed. */
export function NeuronReading({ answer, scale, negative, original }: Props) {
  const [chosen, setChosen] = useState<number | null>(null)
  const [byChange, setByChange] = useState(false)
  const activations = answer.neuron?.activations ?? []
  const best = strongestToken(activations)
  const at = chosen !== null && chosen < activations.length ? chosen : best
  const pairs = original && byChange ? pairTokens(original.ids, answer.ids) : null
  const tints = activations.map((activation, i) => {
    if (!pairs || !original) return tintOf(activation, scale, negative)
    return pairs[i] < 0 ? 0 : tintOf(activation - original.activations[pairs[i]], scale, true)
  })
  return (
    <>
      <p role="status">
        Largest {value(activations[best], scale)} on <TokenWord text={pieceText(answer.pieces, best)} />, token{' '}
        {best + 1} of {activations.length}.
        {at !== best && (
          <>
            {' '}
            <TokenWord text={pieceText(answer.pieces, at)} />, token {at + 1}: {value(activations[at], scale)}.
          </>
        )}{' '}
        <a href="/methods#liveActivation">How</a>
      </p>
      <TokenText pieces={answer.pieces} tints={tints} chosen={at} onChoose={setChosen} />
      <div className="bar">
        <TokenPlace n={activations.length} value={at} onChange={setChosen} />
        {original && (
          <fieldset className="choice">
            <legend className="sr-only">Tinted by</legend>
            {[false, true].map(choice => (
              <button
                key={String(choice)}
                type="button"
                aria-pressed={byChange === choice}
                onClick={() => setByChange(choice)}
              >
                {choice ? 'Change' : 'Activation'}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      {original && (
        <ChangeTable original={original} answer={answer} activations={activations} scale={scale} onChoose={setChosen} />
      )}
    </>
  )
}
