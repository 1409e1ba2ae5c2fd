'use client'

import { useActionState, useId } from 'react'
import type { FormField } from '#components/account/form-field.ts'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import type { FormAction, FormState } from '#lib/accounts/form-state.ts'

interface Props {
  action: FormAction
  fields: FormField[]
  /** Sent along without being shown. */
  hidden?: Record<string, string>
  /** Word on the button. */
  submit: string
}

const none: FormState = {}

/** A short form: fields, one button, and below it what became of it. Works without scripts. */
export function AccountForm({ action, fields, hidden = {}, submit }: Props) {
  const [state, send, busy] = useActionState(action, none)
  return (
    <form action={send} className="mt-4 grid max-w-[400px] gap-3.5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(field => (
        <Field key={field.name} field={field} value={state.values?.[field.name]} />
      ))}
      <div>
        <button type="submit" aria-disabled={busy} className={buttonClass('strong')}>
          {submit}
        </button>
      </div>
      <div role="status" className="min-h-10">
        {state.problem && <Problem>{state.problem}</Problem>}
        {state.notice}
      </div>
    </form>
  )
}

function Field({ field, value }: { field: FormField; value: string | undefined }) {
  const { name, label, type, autoComplete, hint, minLength, maxLength } = field
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium text-sm">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type={type}
        required
        defaultValue={value}
        autoComplete={autoComplete}
        autoCapitalize={type === 'text' ? 'words' : 'none'}
        minLength={minLength}
        maxLength={maxLength}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="h-9 w-full rounded-control border border-edge bg-surface px-2.5 pointer-coarse:h-11 pointer-coarse:text-lead"
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-ink-2 text-xs">
          {hint}
        </p>
      )}
    </div>
  )
}
