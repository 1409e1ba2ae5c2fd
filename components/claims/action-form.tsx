'use client'

import { type ReactNode, useActionState } from 'react'
import { DraftKeeper } from '#components/claims/draft-keeper.tsx'
import { SignInLink } from '#components/claims/sign-in-link.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import type { FormAction, FormState } from '#lib/accounts/form-state.ts'

interface Props {
  action: FormAction
  /** Sent along without being shown. */
  hidden?: Record<string, string>
  /** The buttons: words, and the name and value that the pressed one sends. */
  buttons: { label: string; name?: string; value?: string; kind?: 'plain' | 'strong' | 'quiet' }[]
  /** A box for words above the buttons. */
  area?: { name: string; label: string; value?: string; required?: boolean; rows?: number; maxLength: number }
  /** Name under which what is typed is kept until it is sent. */
  draft?: string
  className?: string
  children?: ReactNode
}

const none: FormState = {}

/** A short form about something written: perhaps a box for words, and buttons. Works without scripts. */
export function ActionForm({ action, hidden = {}, buttons, area, draft, className = '', children }: Props) {
  const [state, send, busy] = useActionState(action, none)
  return (
    <form action={send} className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {draft && <DraftKeeper name={draft} state={state} />}
      {children}
      {area && (
        <label className="block">
          <span className="mb-1 block font-medium text-sm">{area.label}</span>
          <textarea
            key={state.attempt ?? 0}
            name={area.name}
            required={area.required}
            rows={area.rows ?? 3}
            maxLength={area.maxLength}
            defaultValue={state.values?.[area.name] ?? area.value}
            className="field-sizing-content block max-h-[50vh] min-h-16 w-full max-w-prose rounded-control border border-edge bg-surface px-2.5 py-1.5 pointer-coarse:text-lead"
          />
        </label>
      )}
      <div className={`flex flex-wrap gap-2 ${area ? 'mt-2' : ''}`}>
        {buttons.map(({ label, name, value, kind }) => (
          <button
            key={label}
            type="submit"
            name={name}
            value={value}
            aria-disabled={busy}
            className={buttonClass(kind)}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="status">
        {state.problem && (
          <Problem>
            {state.problem} {state.signIn && <SignInLink href={state.signIn}>Sign in</SignInLink>}
          </Problem>
        )}
      </div>
    </form>
  )
}
