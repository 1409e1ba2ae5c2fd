'use client'

import { useActionState, useId } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'

interface Props {
  action: FormAction
  /** Page of the site with its query. */
  path: string
  questions: { slug: string; label: string }[]
}

const box =
  'h-9 w-full rounded-control border border-edge bg-surface px-2.5 pointer-coarse:h-11 pointer-coarse:text-lead'

/** Title of a search that is kept, and the question it is filed under, if any. */
export function SaveForm({ action, path, questions }: Props) {
  const [state, send, busy] = useActionState(action, {})
  const id = useId()
  return (
    <form action={send} className="mt-4 grid max-w-[520px] gap-3.5">
      <input type="hidden" name="path" value={path} />
      <div>
        <label htmlFor={`${id}-title`} className="mb-1 block font-medium text-sm">
          What it finds
        </label>
        <input
          id={`${id}-title`}
          name="title"
          required
          maxLength={120}
          defaultValue={state.values?.title}
          className={box}
        />
      </div>
      <div>
        <label htmlFor={`${id}-question`} className="mb-1 block font-medium text-sm">
          Filed under
        </label>
        <select
          key={state.attempt ?? 0}
          id={`${id}-question`}
          name="question"
          defaultValue={state.values?.question ?? ''}
          className={box}
        >
          <option value="">No question: yours alone</option>
          {questions.map(({ slug, label }) => (
            <option key={slug} value={slug}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div>
        <button type="submit" aria-disabled={busy} className={buttonClass('strong')}>
          Keep the search
        </button>
      </div>
      <div role="status" className="min-h-6">
        {state.problem && (
          <Problem>
            {state.problem} {state.signIn && <a href={state.signIn}>Sign in</a>}
          </Problem>
        )}
      </div>
    </form>
  )
}
