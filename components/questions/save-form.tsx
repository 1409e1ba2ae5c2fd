'use client'

import { useActionState } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { Choice, Line } from '#components/ui/fields.tsx'
import { Problem } from '#components/ui/problem.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'

interface Props {
  action: FormAction
  /** Page of the site with its query. */
  path: string
  questions: { slug: string; label: string }[]
}

/** Title of a search that is kept, and the question it is filed under, if any. */
export function SaveForm({ action, path, questions }: Props) {
  const [state, send, busy] = useActionState(action, {})
  return (
    <form action={send} className="mt-4 grid max-w-[520px] gap-3.5">
      <input type="hidden" name="path" value={path} />
      <div key={state.attempt ?? 0} className="grid gap-3.5">
        <Line name="title" label="What it finds" value={state.values?.title} required maxLength={120} />
        <Choice
          name="question"
          label="Filed under"
          value={state.values?.question}
          options={['', ...questions.map(({ slug }) => slug)]}
          words={{
            '': 'No question: yours alone',
            ...Object.fromEntries(questions.map(({ slug, label }) => [slug, label])),
          }}
        />
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
