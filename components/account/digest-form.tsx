'use client'

import { useActionState } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'

interface Props {
  action: FormAction
  /** How often they come now. */
  digest: string
  /** Whether the site has a mail server. */
  mails: boolean
}

const choices = { off: 'Never', daily: 'Once a day', weekly: 'Once a week' }

/** How often news come by e-mail. */
export function DigestForm({ action, digest, mails }: Props) {
  const [state, send, busy] = useActionState(action, {})
  return (
    <form action={send} className="grid gap-2.5">
      <fieldset key={digest} className="flex flex-wrap gap-x-5">
        <legend className="text-ink-2 text-sm">
          What others do to your claims and to what you watch{!mails && '. This site has no mail server yet'}
        </legend>
        {Object.entries(choices).map(([value, label]) => (
          <label key={value} className="inline-flex items-center gap-1.5 pointer-coarse:min-h-11">
            <input type="radio" name="digest" value={value} defaultChecked={value === digest} />
            {label}
          </label>
        ))}
      </fieldset>
      <div className="flex items-center gap-3">
        <button type="submit" aria-disabled={busy} className={buttonClass()}>
          Keep
        </button>
        <div role="status">
          {state.problem && <Problem>{state.problem}</Problem>}
          {state.notice}
        </div>
      </div>
    </form>
  )
}
