'use client'

import { type ReactNode, useRef, useState } from 'react'
import type { RowContext } from '#components/neuron/row-html.ts'
import { Rows } from '#components/neuron/rows.tsx'
import { SpectrumControls } from '#components/neuron/spectrum-controls.tsx'
import { unpackAssigned } from '#components/neuron/spectrum-paths.ts'
import { useRankedRows } from '#components/neuron/spectrum-rows.ts'
import { chosenPlaces, mostListed, type RankedChoice, reasonLetter } from '#lib/neuron/ranked-choice.ts'

interface Props {
  /** Ranked examples. */
  n: number
  /** Their reasons, packed; null where none were told. */
  assigned: string | null
  /** Number of reasons. */
  reasons: number
  context: Omit<RowContext, 'sources'>
  /** The strip's drawing. */
  children: ReactNode
}

/** Ranks to either side of a place that was pressed, not dragged over. */
const around = 10

/** The brush over the strip, by pointer or by two sliders, and the rows of what is chosen. */
export function SpectrumBrush({ n, assigned, reasons, context, children }: Props) {
  const [choice, setChoice] = useState<RankedChoice | null>(null)
  const anchor = useRef<number | null>(null)
  const shown = useRankedRows(choice, context)
  const places = choice ? chosenPlaces(assigned ? unpackAssigned(assigned) : new Uint8Array(n), choice) : []
  const all: RankedChoice = { from: 1, to: n, reason: null }

  const rankAt = (event: React.PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return Math.min(n, Math.max(1, 1 + Math.floor(((event.clientX - left) / width) * n)))
  }
  const brushTo = (rank: number, other: number) =>
    setChoice({ reason: null, ...choice, from: Math.min(rank, other), to: Math.max(rank, other) })
  const onUp = (event: React.PointerEvent<HTMLElement>) => {
    if (anchor.current === null) return
    const [rank, other] = [rankAt(event), anchor.current]
    if (rank === other) brushTo(Math.max(1, rank - around), Math.min(n, rank + around))
    anchor.current = null
  }

  return (
    <>
      <div className="strip">
        {children}
        <div
          aria-hidden="true"
          className="brush"
          onPointerDown={event => {
            if (event.button !== 0) return
            anchor.current = rankAt(event)
            event.currentTarget.setPointerCapture(event.pointerId)
          }}
          onPointerMove={event => {
            if (anchor.current !== null && rankAt(event) !== anchor.current) brushTo(rankAt(event), anchor.current)
          }}
          onPointerUp={onUp}
          onPointerCancel={() => {
            anchor.current = null
          }}
        >
          {choice && (
            <i
              style={{
                left: `${((choice.from - 1) / n) * 100}%`,
                width: `${((choice.to - choice.from + 1) / n) * 100}%`,
              }}
            />
          )}
        </div>
      </div>
      <SpectrumControls
        n={n}
        reasons={reasons}
        choice={choice ?? all}
        chosen={choice !== null}
        onChoose={setChoice}
        words={choice ? wordsOf(choice, places.length) : 'Drag over the strip, or move the ends, to list examples.'}
      />
      {choice && (
        <div
          className="group"
          aria-busy={shown.busy}
          style={{ '--rows': Math.min(mostListed, places.length) } as React.CSSProperties}
        >
          {shown.problem && <p className="problem">{shown.problem}</p>}
          {shown.answer && (
            <Rows
              key={shown.key}
              packed={shown.answer.packed}
              context={{ ...context, sources: shown.answer.sources }}
            />
          )}
        </div>
      )}
    </>
  )
}

/** What is listed, in words. */
function wordsOf({ from, to, reason }: RankedChoice, chosen: number): string {
  const which = `Ranks ${from} to ${to}${reason === null ? '' : `, reason ${reasonLetter(reason)}`}`
  const much = chosen > mostListed ? `, ${mostListed} shown, evenly spread` : ''
  return `${which}: ${chosen === 0 ? 'no example' : chosen === 1 ? 'one example' : `${chosen} examples`}${much}.`
}
