'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ClaimLink } from '#components/patterns/claim-link.tsx'
import type { PatternAnswer } from '#components/patterns/pattern-answer.ts'
import { PatternFields } from '#components/patterns/pattern-fields.tsx'
import { PatternLists } from '#components/patterns/pattern-lists.tsx'
import { PatternVerdict } from '#components/patterns/pattern-verdict.tsx'
import { Problem } from '#components/ui/problem.tsx'
import { type AskedPattern, patternTestQuery, readPattern } from '#lib/address/pattern-fields.ts'
import { formatNeuronId, type NeuronId } from '#lib/neuron/neuron-id.ts'

interface Props {
  run: string
  model: string
  id: NeuronId
}

/** What is shown of a test: still being made, an answer, or why there is none. */
type Shown = 'asked' | { answer: PatternAnswer } | { problem: string } | null

/**
 * A regular expression held against this neuron. Nothing is fetched before one is typed or stands in the address, where it is kept, so
 * that the address of the page is that of the test. Without scripts the form leads to the page of patterns.
 */
export function PatternPane({ run, model, id }: Props) {
  const [shown, setShown] = useState<Shown>(null)
  const [pattern, setPattern] = useState<AskedPattern | null>(null)
  const stop = useRef<AbortController | null>(null)
  const address = `/api/patterns/test/${run}/${formatNeuronId(id)}`

  const ask = async (asked: AskedPattern) => {
    stop.current?.abort()
    const own = new AbortController()
    stop.current = own
    setPattern(asked)
    setShown('asked')
    try {
      const response = await fetch(`${address}?${patternTestQuery({ pattern: asked, level: null })}`, {
        signal: own.signal,
      })
      const answer: PatternAnswer & { problem?: string } = await response.json()
      setShown(answer.problem === undefined ? { answer } : { problem: answer.problem })
    } catch {
      if (!own.signal.aborted)
        setShown({ problem: 'Wanted a test of this pattern, the server did not answer. Try again.' })
    }
  }

  // Once: later patterns come from the form.
  useEffect(() => {
    const asked = readPattern(new URLSearchParams(location.search))
    if (asked) void ask(asked)
    return () => stop.current?.abort()
  }, [])

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const asked = readPattern(new URLSearchParams([...new FormData(event.currentTarget)].map(pairOf)))
    if (!asked) return
    const query = new URLSearchParams(patternTestQuery({ pattern: asked, level: null }))
    const older = new URLSearchParams(location.search).get('run')
    if (older) query.set('run', older)
    history.replaceState(history.state, '', `${location.pathname}?${query}#pattern`)
    void ask(asked)
  }

  return (
    <div aria-busy={shown === 'asked'}>
      <form action="/regex" onSubmit={onSubmit} className="px-4 py-3 wide:px-3.5">
        <h2 className="mb-2">Does it behave like a regular expression?</h2>
        <input type="hidden" name="model" value={model} />
        <input type="hidden" name="open" value={`${model}/${formatNeuronId(id)}`} />
        {/* A pattern out of the address fills the fields anew. */}
        <PatternFields key={JSON.stringify(pattern)} pattern={pattern} label="Regular expression" button="Test" />
      </form>
      <div aria-live="polite">
        {shown === 'asked' && <p className="px-4 pb-3 text-ink-2 wide:px-3.5">Testing …</p>}
        {shown !== null && shown !== 'asked' && 'problem' in shown && (
          <div className="px-4 pb-3 wide:px-3.5">
            <Problem>{shown.problem}</Problem>
          </div>
        )}
      </div>
      {shown !== null && shown !== 'asked' && 'answer' in shown && (
        <div className="border-line border-t">
          <PatternVerdict answer={shown.answer} />
          {pattern && (
            <p className="px-4 pb-3 text-sm wide:px-3.5">
              <ClaimLink model={model} id={id} pattern={pattern} />
            </p>
          )}
          <div className="border-line border-t">
            <PatternLists key={JSON.stringify(pattern)} answer={shown.answer} keys={false} />
          </div>
          {/* Explanations written by the server. */}
          <div className="contents" dangerouslySetInnerHTML={{ __html: shown.answer.tips }} />
        </div>
      )}
    </div>
  )
}

const pairOf = ([name, value]: [string, FormDataEntryValue]): [string, string] => [name, String(value)]
