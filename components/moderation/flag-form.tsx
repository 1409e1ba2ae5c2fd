'use client'

import { useActionState } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { Area } from '#components/ui/fields.tsx'
import { Problem } from '#components/ui/problem.tsx'
import type { FormAction, FormState } from '#lib/accounts/form-state.ts'
import { flagReasons } from '#lib/moderation/flag-reasons.ts'

const none: FormState = {}

/** Reasons to choose from, words, and a button. Works without scripts. */
export function FlagForm({ action, subject }: { action: FormAction; subject: string }) {
  const [state, send, busy] = useActionState(action, none)
  if (state.notice)
    return (
      <p role="status" className="mt-4">
        {state.notice}
      </p>
    )
  return (
    <form action={send} className="mt-4 grid gap-3.5">
      <input type="hidden" name="subject" value={subject} />
      <fieldset>
        <legend className="mb-1 font-medium text-sm">Why</legend>
        {Object.entries(flagReasons).map(([reason, words]) => (
          <label key={reason} className="flex items-center gap-2 py-1 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="reason"
              value={reason}
              required
              defaultChecked={state.values?.reason === reason}
            />
            {words}
          </label>
        ))}
      </fieldset>
      <Area
        name="note"
        label="What should be looked at (if you like)"
        value={state.values?.note}
        maxLength={1000}
        rows={3}
      />
      <div>
        <button type="submit" aria-disabled={busy} className={buttonClass('strong')}>
          Flag it
        </button>
      </div>
      <div role="status" className="min-h-6">
        {state.problem && <Problem>{state.problem}</Problem>}
      </div>
    </form>
  )
}
