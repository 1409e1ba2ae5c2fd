'use client'

import Link from 'next/link'
import { type ReactNode, useActionState } from 'react'
import { Problem } from '#components/ui/problem.tsx'
import type { FormAction, FormState } from '#lib/accounts/form-state.ts'

interface Props {
  action: FormAction
  hidden: Record<string, string>
  /** Buttons at the bottom: what they say, what they send, and their key. None where the text itself is tapped. */
  buttons: { label: string; value: string; keys: string }[]
  children: ReactNode
}

const none: FormState = {}

/** One question with its answers under the thumb. Works without scripts. */
export function AnswerForm({ action, hidden, buttons, children }: Props) {
  const [state, send, busy] = useActionState(action, none)
  return (
    <form action={send} className="flex grow flex-col">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grow pb-3">{children}</div>
      <div role="status">
        {state.problem && (
          <Problem>
            {state.problem} {state.signIn && <Link href={state.signIn}>Sign in</Link>}
          </Problem>
        )}
      </div>
      {buttons.length > 0 && (
        <div className="game-bar">
          {buttons.map(({ label, value, keys }) => (
            <button key={value} type="submit" name="answer" value={value} data-key={keys} aria-disabled={busy}>
              {label}
            </button>
          ))}
        </div>
      )}
    </form>
  )
}
