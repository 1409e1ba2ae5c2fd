'use client'

import { useActionState, useId } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import type { ListFormAction } from '#lib/lists/list-form-state.ts'

interface Props {
  action: ListFormAction
  /** The list that is changed; left out for a new one, which is asked for its neurons too. */
  list?: { uid: string; version: number; title: string; note: string; visibility: string }
  /** Neurons of a new list, one a line. */
  neurons?: string
}

const box = 'w-full rounded-control border border-edge bg-surface px-2.5 pointer-coarse:text-lead'

/** Title, note and readers of a list. Works without scripts; what was typed stays when it is refused. */
export function ListDetailsForm({ action, list, neurons = '' }: Props) {
  const [state, send, busy] = useActionState(action, {})
  const id = useId()
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
      <div>
        <label htmlFor={`${id}-title`} className="mb-1 block font-medium text-sm">
          Title
        </label>
        <input
          id={`${id}-title`}
          name="title"
          required
          maxLength={120}
          defaultValue={value('title', list?.title ?? '')}
          autoComplete="off"
          className={`${box} h-9 pointer-coarse:h-11`}
        />
      </div>
      <div>
        <label htmlFor={`${id}-note`} className="mb-1 block font-medium text-sm">
          Note
        </label>
        <textarea
          id={`${id}-note`}
          name="note"
          rows={4}
          maxLength={4000}
          defaultValue={value('note', list?.note ?? '')}
          aria-describedby={`${id}-hint`}
          className={`${box} py-1.5`}
        />
        <p id={`${id}-hint`} className="mt-1 text-ink-2 text-xs">
          Markdown, with formulas between dollar signs.
        </p>
      </div>
      {!list && (
        <div>
          <label htmlFor={`${id}-neurons`} className="mb-1 block font-medium text-sm">
            Neurons
          </label>
          <textarea
            id={`${id}-neurons`}
            name="neurons"
            rows={4}
            spellCheck={false}
            defaultValue={value('neurons', neurons)}
            aria-describedby={`${id}-neurons-hint`}
            className={`${box} py-1.5 font-mono`}
          />
          <p id={`${id}-neurons-hint`} className="mt-1 text-ink-2 text-xs">
            Written model/layer/neuron, one a line. More can be added from their pages.
          </p>
        </div>
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
