'use client'

import { useActionState } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'

interface Props {
  action: FormAction
  uid: string
  /** The suggestion's id and neuron. */
  id: number
  neuron: string
  /** Whether the member's value has to be given with an acceptance. */
  asksValue: boolean
}

/** Accept or reject one suggestion; works without scripts. */
export function SuggestionForm({ action, uid, id, neuron, asksValue }: Props) {
  const [state, send, busy] = useActionState(action, {})
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="uid" value={uid} />
      <input type="hidden" name="suggestion" value={id} />
      {asksValue && (
        <input
          name="value"
          aria-label={`Value of ${neuron}`}
          placeholder="value"
          maxLength={120}
          className="h-[30px] w-24 rounded-control border border-edge bg-surface px-2 font-mono text-xs pointer-coarse:h-11 pointer-coarse:text-lead"
        />
      )}
      {(['accept', 'reject'] as const).map(decision => (
        <button
          key={decision}
          type="submit"
          name="decision"
          value={decision}
          aria-disabled={busy}
          aria-label={`${decision === 'accept' ? 'Accept' : 'Reject'} ${neuron}`}
          className={buttonClass()}
        >
          {decision === 'accept' ? 'Accept' : 'Reject'}
        </button>
      ))}
      <div role="status">{state.problem && <Problem>{state.problem}</Problem>}</div>
    </form>
  )
}
