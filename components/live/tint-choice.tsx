import { useState } from 'react'
import { parseNeuronAt } from '#lib/address/live-request.ts'
import { type TintedBy, tryHref } from '#lib/address/try-address.ts'

interface Props {
  model: string
  /** Whether the model has neurons at all. */
  neurons: boolean
  kept: string | null
  neuron: string | null
  by: TintedBy
  onNeuron: (at: string | null) => void
  onBy: (by: TintedBy) => void
}

/** What tints the text: how little each token was expected, or a neuron, whose address can be typed. */
export function TintChoice({ model, neurons, kept, neuron, by, onNeuron, onBy }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const id = neuron === null ? null : parseNeuronAt(neuron)
  const choices: [TintedBy, string][] = id
    ? [
        ['neuron', `Neuron ${neuron}`],
        ['surprise', 'Surprise'],
      ]
    : [['surprise', 'Surprise']]
  return (
    <div className="bar mb-1.5">
      <nav aria-label="Tinted by" className="choice">
        {choices.map(([one, label]) => (
          <a
            key={one}
            href={tryHref(model, { text: kept, neuron: id, by: one })}
            aria-current={one === by ? 'true' : undefined}
            onClick={event => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              onBy(one)
            }}
          >
            {label}
          </a>
        ))}
      </nav>
      {neurons && (
        <form
          className="inline-flex items-center gap-1.5"
          onSubmit={event => {
            event.preventDefault()
            if (typed !== null && parseNeuronAt(typed.trim())) onNeuron(typed.trim())
          }}
        >
          <label className="inline-flex items-center gap-1.5">
            neuron
            <input
              className="at"
              name="neuron"
              value={typed ?? neuron ?? ''}
              onChange={event => setTyped(event.target.value)}
              placeholder="0/12"
              inputMode="text"
              autoComplete="off"
              pattern="\d+/\d+"
            />
          </label>
        </form>
      )}
      {id && <a href={`/${model}/${neuron}`}>Its page</a>}
    </div>
  )
}
