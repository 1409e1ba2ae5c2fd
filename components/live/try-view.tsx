'use client'

import { useEffect, useState } from 'react'
import { KeepLink } from '#components/live/keep-link.tsx'
import { ReadingProblem } from '#components/live/reading-problem.tsx'
import { TryResult } from '#components/live/try-result.tsx'
import { type Reading, useReading } from '#components/live/use-reading.ts'
import { buttonClass } from '#components/ui/button.ts'
import { liveParts, parseNeuronAt } from '#lib/address/live-request.ts'
import { type TintedBy, tryHref } from '#lib/address/try-address.ts'
import './live.css'

interface Props {
  model: string
  negative: boolean
  /** The kept text of the address, as the page came: its id, the text, and what the model made of it. */
  kept: { id: string; text: string } | null
  first: Pick<Reading, 'answer' | 'problem'> | null
  /** `layer/neuron` of the address; null for none. */
  neuron: string | null
  by: TintedBy
}

/** A text box and what the model makes of the text, as it is typed; the address keeps text, neuron and tint. */
export function TryView({ model, negative, kept, first, neuron: firstNeuron, by: firstBy }: Props) {
  const [text, setText] = useState(kept?.text ?? '')
  const [neuron, setNeuron] = useState(firstNeuron)
  const [by, setBy] = useState(firstBy)
  const [id, setId] = useState(kept)
  const askedOf = (own: string, at: string | null) => ({ model, run: null, text: own, neuron: at, want: liveParts })
  const brought = kept && first && { key: JSON.stringify(askedOf(kept.text, firstNeuron)), ...first }
  const { reading, busy, waiting, again } = useReading(text === '' ? null : askedOf(text, neuron), brought)
  const known = id && id.text === text ? id.id : null

  // The address says what is shown, so that it can be sent; a text that nobody asked to keep has none.
  useEffect(() => {
    const href = tryHref(model, { text: known, neuron: neuron === null ? null : parseNeuronAt(neuron), by })
    if (href !== location.pathname + location.search) history.replaceState(null, '', href)
  }, [model, known, neuron, by])

  return (
    <div className="live" aria-busy={busy}>
      <form method="post" action={`/api/live/${model}/texts`} className="grid gap-2 px-4 pt-3 pb-3 wide:px-3.5">
        {neuron !== null && <input type="hidden" name="neuron" value={neuron} />}
        <textarea
          name="text"
          rows={3}
          value={text}
          onChange={event => setText(event.target.value)}
          aria-label="Text to try"
          placeholder="Type or paste a text"
          spellCheck={false}
          autoComplete="off"
        />
        <div className="bar">
          <noscript>
            <button type="submit" className={buttonClass('strong')}>
              Read it
            </button>
          </noscript>
          {reading?.answer && (
            <KeepLink model={model} text={text} neuron={neuron} onKept={one => setId({ id: one, text })} />
          )}
          <span role="status">{waiting ?? (text === '' ? 'Nothing is kept unless you ask for a link.' : '')}</span>
        </div>
        {reading?.problem && <ReadingProblem problem={reading.problem} onAgain={again} />}
      </form>
      {reading?.answer && (
        <TryResult
          answer={reading.answer}
          negative={negative}
          neuron={neuron}
          by={by}
          kept={known}
          onNeuron={at => {
            setNeuron(at)
            setBy('neuron')
          }}
          onBy={setBy}
        />
      )}
    </div>
  )
}
