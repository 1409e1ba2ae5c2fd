import { useState } from 'react'
import { NeuronTable } from '#components/live/neuron-table.tsx'
import { NextTokens } from '#components/live/next-tokens.tsx'
import { TintChoice } from '#components/live/tint-choice.tsx'
import { TokenPlace } from '#components/live/token-place.tsx'
import { TokenText } from '#components/live/token-text.tsx'
import { pieceText, TokenWord } from '#components/live/token-word.tsx'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { inScale } from '#components/neuron/row-html.ts'
import type { TintedBy } from '#lib/address/try-address.ts'
import { formatNumber } from '#lib/format/number.ts'
import { strongestToken } from '#lib/live/compare-texts.ts'
import type { LiveAnswer } from '#lib/live/live-answer.ts'
import { tintOf } from '#lib/tokens/window.ts'

/** Surprise painted in the full hue, in nats. */
const fullSurprise = 10

interface Props {
  answer: LiveAnswer
  /** Whether negative activations are painted. */
  negative: boolean
  neuron: string | null
  by: TintedBy
  /** Id of the text in the address; null where it is not kept. */
  kept: string | null
  onNeuron: (at: string | null) => void
  onBy: (by: TintedBy) => void
}

/** What a model made of a text: tinted tokens, the token chosen among them, and the neurons that it drove hardest. */
export function TryResult({ answer, negative, neuron, by, kept, onNeuron, onBy }: Props) {
  const [chosen, setChosen] = useState<number | null>(null)
  const { pieces, ids, strongest, predictions, model } = answer
  const own = by === 'neuron' ? answer.neuron : null
  const surprise = predictions?.logProbs.map(logProb => -logProb) ?? []
  const values = own?.activations ?? surprise
  const tints = own
    ? values.map(value => tintOf(value, own.scale, negative))
    : values.map(value => Math.min(1, value / fullSurprise))
  const at = chosen !== null && chosen < ids.length ? chosen : strongestToken(values)
  return (
    <div className="grid border-line border-t wide:grid-cols-[minmax(0,1fr)_400px]">
      <div className="min-w-0 px-4 py-3 wide:px-3.5">
        <TintChoice
          model={model}
          neurons={strongest !== null}
          kept={kept}
          neuron={neuron}
          by={by}
          onNeuron={onNeuron}
          onBy={onBy}
        />
        <TokenText pieces={pieces} tints={tints} chosen={at} onChoose={setChosen} />
        {strongest && (
          <>
            <h2 className="mt-3 mb-1 text-md">
              <MethodTerm stat="strongestHere">Strongest neurons of the text</MethodTerm>
            </h2>
            <NeuronTable
              model={model}
              neurons={strongest.overall}
              pieces={pieces}
              onToken={setChosen}
              onTint={onNeuron}
            />
          </>
        )}
      </div>
      <section
        aria-label="The chosen token"
        className="min-w-0 border-line px-4 py-3 max-wide:border-t wide:border-l wide:px-3.5"
      >
        <div className="bar">
          <TokenPlace n={ids.length} value={at} onChange={setChosen} />
        </div>
        <h2 className="mt-1.5 mb-1 text-md">
          Token {at + 1}, <TokenWord text={pieceText(pieces, at)} />
        </h2>
        <p role="status">
          {own && (
            <>
              <MethodTerm stat="liveActivation">{own.at}</MethodTerm> {formatNumber(own.activations[at], 4)}
              {own.scale > 0 && ` = ${inScale(own.activations[at], own.scale)} M`};{' '}
            </>
          )}
          {predictions && (
            <>
              <MethodTerm stat="surprise">surprise</MethodTerm> {surprise[at].toFixed(2)} nats
            </>
          )}
        </p>
        {strongest && (
          <>
            <h3 className="mt-3 mb-1">Strongest neurons on it</h3>
            <NeuronTable model={model} neurons={strongest.byToken[at]} onTint={onNeuron} />
          </>
        )}
        {predictions && (
          <>
            <h3 className="mt-3 mb-1">
              <MethodTerm stat="nextToken">Next token</MethodTerm>, as expected behind it
            </h3>
            <NextTokens next={predictions.next[at + 1]} words={predictions.words} came={ids[at + 1]} />
          </>
        )}
      </section>
    </div>
  )
}
