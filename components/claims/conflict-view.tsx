'use client'

import type { MouseEvent } from 'react'
import { ChangeList } from '#components/claims/change-list.tsx'
import { fillFields } from '#components/claims/draft-fields.ts'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import type { ClaimFields } from '#lib/claims/claim-fields.ts'
import type { ConflictWords } from '#lib/claims/conflict-words.ts'
import { fieldWords } from '#lib/claims/field-changes.ts'

/** Both sides of an edit that somebody else came before. The fields below hold the two together; they can be filled with one side instead. */
export function ConflictView({ conflict }: { conflict: ConflictWords }) {
  const { name, version, summary, theirs, yours, both } = conflict
  const fill = (fields: ClaimFields) => (event: MouseEvent<HTMLButtonElement>) => {
    const form = event.currentTarget.closest('form')
    if (form) fillFields(form, JSON.stringify(fields))
  }
  return (
    <section aria-label="Two edits at once" className="grid gap-3 rounded-control border border-line-2 p-3">
      <Problem>
        {name} has changed this claim while you were writing: version {version} stands there now. Nothing of yours is
        lost.
      </Problem>
      <div className="grid gap-4 wide:grid-cols-2">
        <div className="min-w-0">
          <h2 className="mb-1 text-sm">What {name} changed</h2>
          {summary && <p className="wrap-anywhere text-ink-2">{summary}</p>}
          <ChangeList changes={theirs} />
        </div>
        <div className="min-w-0">
          <h2 className="mb-1 text-sm">What you changed</h2>
          <ChangeList changes={yours} />
        </div>
      </div>
      <p className="max-w-prose text-ink-2 text-sm">
        The fields below hold both together.{' '}
        {both.length > 0
          ? `You both changed ${both.map(fieldWords).join(', ')}: look at that before you save.`
          : 'Nowhere did you both change the same.'}
      </p>
      <div className="flex flex-wrap gap-2">
        <button type="button" onClick={fill(conflict.fields)} className={buttonClass()}>
          Both together
        </button>
        <button type="button" onClick={fill(conflict.theirFields)} className={buttonClass()}>
          Only {name}’s
        </button>
        <button type="button" onClick={fill(conflict.yourFields)} className={buttonClass()}>
          Only mine
        </button>
      </div>
    </section>
  )
}
