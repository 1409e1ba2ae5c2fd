'use client'

import { type ReactNode, useRef, useState } from 'react'
import { Rows } from '#components/neuron/rows.tsx'
import type { SampleAnswer, SampleGroup } from '#components/neuron/sample-groups.ts'
import { samplesHref } from '#lib/address/samples-request.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { type SampleChoice, sampleNames } from '#lib/neuron/sample-choice.ts'
import './samples.css'

interface Props {
  run: string
  id: NeuronId
  /** Samples that there are. */
  choices: SampleChoice[]
  /** Examples down the axis, which the page brings along. */
  children: ReactNode
}

interface Shown {
  of: SampleChoice
  answer: SampleAnswer | null
  problem: string | null
}

/** Which examples are listed: those down the axis, or a sample that is fetched. Without scripts a choice is a page of its own. */
export function SampleChoices({ run, id, choices, children }: Props) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [asked, setAsked] = useState<SampleChoice | null>(null)
  const stop = useRef<AbortController | null>(null)

  const choose = async (of: SampleChoice | null) => {
    stop.current?.abort()
    setAsked(of)
    if (of === null) {
      setShown(null)
      return
    }
    const own = new AbortController()
    stop.current = own
    try {
      const response = await fetch(samplesHref(run, id, of), {
        headers: { accept: 'application/json' },
        signal: own.signal,
      })
      if (!response.ok) throw new Error((await response.text()).trim() || `the server answered ${response.status}`)
      setShown({ of, answer: await response.json(), problem: null })
    } catch (error) {
      if (own.signal.aborted) return
      const why = error instanceof Error ? error.message : String(error)
      setShown({ of, answer: null, problem: `Wanted these examples; ${why}. Choose again.` })
    }
  }
  const onClick = (of: SampleChoice) => (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void choose(of)
  }
  return (
    <>
      <nav aria-label="Which examples" className="sample-choices">
        <button type="button" aria-current={asked === null ? 'true' : undefined} onClick={() => choose(null)}>
          Down the axis
        </button>
        {choices.map(of => (
          <a
            key={of}
            href={samplesHref(run, id, of)}
            aria-current={asked === of ? 'true' : undefined}
            onClick={onClick(of)}
          >
            {sampleNames[of]}
          </a>
        ))}
      </nav>
      <div className="sample-rows" aria-busy={asked !== (shown?.of ?? null)}>
        {shown === null && children}
        {shown?.problem && <p className="sample-problem">{shown.problem}</p>}
        {shown?.answer?.groups.map(group => (
          <Group key={`${shown.of} ${group.title}`} group={group} context={shown.answer!.context} />
        ))}
      </div>
    </>
  )
}

const Group = ({ group, context }: { group: SampleGroup; context: SampleAnswer['context'] }) => {
  const { title, words, method, rows, scale, negative, site } = group
  return (
    <section className="group">
      <div className="band">
        <h3>{title}</h3>
        <span>
          {words} (<a href={`/methods#${method}`}>how</a>)
        </span>
      </div>
      <Rows packed={JSON.stringify(rows)} context={{ ...context, scale, negative, site }} />
    </section>
  )
}
