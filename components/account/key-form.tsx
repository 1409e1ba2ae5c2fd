'use client'

import { useActionState, useId } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import { apiKeyScopes } from '#lib/accounts/api-key-scope.ts'
import type { FormAction } from '#lib/accounts/form-state.ts'

const words = { account: 'read whose key it is', claims: 'write claims and votes in your name' }

/** Makes a key: its name and what it is for; then the key itself, this once. */
export function KeyForm({ action }: { action: FormAction }) {
  const [state, send, busy] = useActionState(action, {})
  const id = useId()
  return (
    <form action={send} className="grid gap-2.5 px-4 py-3">
      <label htmlFor={id} className="font-medium text-sm">
        Name of a new key
      </label>
      <input
        id={id}
        name="name"
        required
        maxLength={60}
        defaultValue={state.values?.name}
        autoComplete="off"
        className="h-9 max-w-[400px] rounded-control border border-edge bg-surface px-2.5 pointer-coarse:h-11 pointer-coarse:text-lead"
      />
      <fieldset className="flex flex-wrap gap-x-4">
        <legend className="font-medium text-sm">It may</legend>
        {apiKeyScopes.map(scope => (
          <label key={scope} className="inline-flex items-center gap-1.5 pointer-coarse:min-h-11">
            <input type="checkbox" name="scope" value={scope} defaultChecked={scope === 'account'} />
            {words[scope]}
          </label>
        ))}
      </fieldset>
      <div>
        <button type="submit" aria-disabled={busy} className={buttonClass()}>
          Make a key
        </button>
      </div>
      <div role="status">
        {state.problem && <Problem>{state.problem}</Problem>}
        {state.secret && (
          <p>
            Copy it now, it is shown this once: <code className="wrap-anywhere font-mono">{state.secret}</code>
          </p>
        )}
      </div>
    </form>
  )
}
