'use client'

import { useEffect, useRef, useState } from 'react'
import { onEditAsked } from '#components/live/edit-event.ts'
import { KeepLink } from '#components/live/keep-link.tsx'
import { NeuronReading } from '#components/live/neuron-reading.tsx'
import { ReadingProblem } from '#components/live/reading-problem.tsx'
import { useReading } from '#components/live/use-reading.ts'
import { buttonClass } from '#components/ui/button.ts'
import { formatNumber } from '#lib/format/number.ts'
import type { RowReading } from '#lib/live/read-row.ts'
import './live.css'

interface Props {
  model: string
  /** Public name of the run that the page shows. */
  run: string
  /** `layer/neuron`. */
  neuron: string
  /** M, and whether negative activations are painted. */
  scale: number
  negative: boolean
}

/** An example that was opened to be edited; `stored` is the value the page has for it. */
interface Opened extends RowReading {
  stored: number | null
}

const textOf = (opened: Opened | null): string | null => opened?.text ?? null

/** A text of the visitor's own, or an example to edit: this neuron's activation on every token, as it is typed. */
export function TryPane({ model, run, neuron, scale, negative }: Props) {
  const [text, setText] = useState('')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const { reading, busy, waiting, again } = useReading(
    text === '' ? null : { model, run, text, neuron, want: ['neuron'] as const },
  )

  useEffect(
    () =>
      onEditAsked(async ({ href, stored }) => {
        box.current?.scrollIntoView({ block: 'center' })
        setFault(null)
        try {
          const response = await fetch(href)
          if (!response.ok) throw new Error((await response.text()).trim() || `the server answered ${response.status}`)
          const row = (await response.json()) as RowReading
          setOpened({ ...row, stored })
          setText(row.text)
          box.current?.focus({ preventScroll: true })
        } catch (error) {
          setFault(error instanceof Error ? error.message : String(error))
        }
      }),
    [],
  )

  const answer = reading?.answer
  const own = opened?.answer.neuron?.activations
  return (
    <form method="post" action={`/api/live/${model}/texts`} className="live grid gap-2" aria-busy={busy}>
      <input type="hidden" name="neuron" value={neuron} />
      <textarea
        ref={box}
        name="text"
        rows={2}
        value={text}
        onChange={event => setText(event.target.value)}
        aria-label="Text to try"
        placeholder="Type or paste a text"
        spellCheck={false}
        autoComplete="off"
      />
      <noscript>
        <button type="submit" className={buttonClass()}>
          Read it
        </button>
      </noscript>
      {opened && own && (
        <div className="bar">
          <p>
            Editing an example from the beginning of its row: {formatNumber(own[opened.at], 4)} on token {opened.at + 1}
            {opened.stored !== null && `, stored ${formatNumber(opened.stored, 4)}`}.
          </p>
          <button type="button" className={buttonClass()} onClick={() => setText(textOf(opened) ?? '')}>
            Undo all
          </button>
          <button
            type="button"
            className={buttonClass('quiet')}
            onClick={() => {
              setOpened(null)
              setText('')
            }}
          >
            Close
          </button>
        </div>
      )}
      {fault && <p className="live-problem">{fault}</p>}
      {reading?.problem && <ReadingProblem problem={reading.problem} onAgain={again} />}
      {waiting && <p role="status">{waiting}</p>}
      {answer && answer.ids.length > 0 && (
        <NeuronReading
          key={opened?.answer.ids.join()}
          answer={answer}
          scale={scale}
          negative={negative}
          original={opened && own ? { ids: opened.answer.ids, activations: own } : null}
        />
      )}
      {answer && (
        <div className="bar">
          <KeepLink model={model} text={text} neuron={neuron} />
          <span>Strongest neurons and next tokens stand there. Nothing typed is kept before.</span>
        </div>
      )}
    </form>
  )
}
