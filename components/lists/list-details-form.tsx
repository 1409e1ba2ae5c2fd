'use client'

import { useActionState } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { Area, Line } from '#components/ui/fields.tsx'
import { Problem } from '#components/ui/problem.tsx'
import type { ListFormAction } from '#lib/lists/list-form-state.ts'

interface Props {
  action: ListFormAction
  /** The list that is changed; left out for a new one, which is asked for its neurons too. */
  list?: { uid: string; version: number; title: string; note: string; visibility: string }
  /** Neurons of a new list, one a line. */
  neurons?: string
}

/** Title, note and readers of a list. Works without scripts; what was typed stays when it is refused. */
export function ListDetailsForm({ action, list, neurons = '' }: Props) {
  const [state, send, busy] = useActionState(action, {})
  const value = (name: 'title' | 'note' | 'visibility' | 'neurons', otherwise: string) =>
    state.values?.[name] ?? otherwise
  const visibility = value('visibility', list?.visibility ?? 'private')
  return (
    <form action={send} className="grid max-w-[640px] gap-3.5">
      {list && (
        <>
          <input type="hidden" name="do" value="details" />
          <input type="hidden" name="uid" value={list.uid} />
          <input type="hidden" name="version" value={list.version} />
        </>
      )}
      <Line name="title" label="Title" value={value('title', list?.title ?? '')} required maxLength={120} />
      <Area
        name="note"
        label="Note"
        value={value('note', list?.note ?? '')}
        hint="Markdown, with formulas between dollar signs."
        maxLength={4000}
        rows={4}
      />
      {!list && (
        <Area
          name="neurons"
          label="Neurons"
          value={value('neurons', neurons)}
          hint="Written model/layer/neuron, one a line. More can be added from their pages."
          typed
          rows={4}
        />
      )}
      <fieldset className="flex flex-wrap gap-x-5">
        <legend className="font-medium text-sm">Who reads it</legend>
        {(['private', 'public'] as const).map(one => (
          <label key={one} className="inline-flex items-center gap-1.5 pointer-coarse:min-h-11">
            <input type="radio" name="visibility" value={one} defaultChecked={visibility === one} />
            {one === 'private' ? 'Only you' : 'Everybody'}
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" aria-disabled={busy} className={buttonClass('strong')}>
          {list ? 'Keep' : 'Make the list'}
        </button>
        <div role="status" className="min-h-5">
          {state.problem && <Problem>{state.problem}</Problem>}
          {state.notice}
        </div>
      </div>
    </form>
  )
}
