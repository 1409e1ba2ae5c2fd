'use client'

import { type ReactNode, useActionState } from 'react'
import { ConflictView } from '#components/claims/conflict-view.tsx'
import { DraftKeeper } from '#components/claims/draft-keeper.tsx'
import { EvidenceField } from '#components/claims/evidence-field.tsx'
import { KindFields } from '#components/claims/kind-fields.tsx'
import { Preview } from '#components/claims/preview.tsx'
import { SignInLink } from '#components/claims/sign-in-link.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Area, Choice, Line } from '#components/ui/fields.tsx'
import { Problem } from '#components/ui/problem.tsx'
import type { FormState } from '#lib/accounts/form-state.ts'
import type { ClaimFields } from '#lib/claims/claim-fields.ts'
import type { ConflictWords } from '#lib/claims/conflict-words.ts'
import { confidences } from '#lib/claims/evidence.ts'
import type { ClaimKind } from '#lib/claims/kinds.ts'

/** What a claim's form says after it was sent. */
export interface ClaimFormState extends FormState {
  /** Somebody else has changed the claim meanwhile. */
  conflict?: ConflictWords
}

interface Props {
  kind: ClaimKind
  action: (state: ClaimFormState, form: FormData) => Promise<ClaimFormState>
  /** Draws a text as it will be shown. */
  preview: (text: string) => Promise<ReactNode>
  /** What the fields begin with. */
  fields: ClaimFields
  /** Sent along without being shown: kind, uid, the version it began from. */
  hidden: Record<string, string>
  /** Labels there are, for a tag. */
  labels?: readonly string[]
  /** Name under which the draft is kept. */
  draft: string
  /** Word on the button. */
  submit: string
  /** Whether it is a new version: asks what was changed. */
  editing?: boolean
  /** What everybody is told before they write: the licence. */
  children: ReactNode
}

/** The form of a claim of one kind, new or a new version. Works without scripts. */
export function ClaimForm(props: Props) {
  const { kind, action, preview, fields, hidden, labels, draft, submit, editing = false, children } = props
  const [state, send, busy] = useActionState(action, {})
  const values = state.conflict?.fields ?? state.values ?? fields
  const sent = { ...hidden, ...(state.conflict ? { from: String(state.conflict.version) } : {}) }
  return (
    <form action={send} className="grid gap-4">
      {Object.entries(sent).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DraftKeeper name={draft} state={state} />
      {state.conflict && <ConflictView conflict={state.conflict} />}
      {/* Drawn anew with what was typed when an answer has come. */}
      <div key={state.attempt ?? 0} className="grid gap-4">
        <KindFields kind={kind} values={values} labels={labels} />
        <div>
          <Area
            name="text"
            label={kind === 'description' ? 'What they fire on' : 'Words (optional)'}
            hint="Markdown, with formulas between dollar signs: $x^2$. An address such as planted/0/7 becomes a link."
            value={values.text}
            required={kind === 'description'}
            maxLength={4000}
            rows={5}
          />
          <Preview draw={preview} />
        </div>
        <EvidenceField value={values.evidence} />
        <Choice
          name="confidence"
          label="How sure you are"
          value={values.confidence ?? 'medium'}
          options={confidences}
        />
        {editing && <Line name="summary" label="What you changed (optional)" value={values.summary} maxLength={120} />}
      </div>
      <div>{children}</div>
      <div>
        <button type="submit" aria-disabled={busy} className={buttonClass('strong')}>
          {state.conflict ? 'Save what stands here' : submit}
        </button>
      </div>
      <div role="status" className="min-h-6">
        {state.problem && (
          <Problem>
            {state.problem}{' '}
            {state.signIn && <SignInLink href={state.signIn}>Sign in, and come back to what you typed</SignInLink>}
          </Problem>
        )}
      </div>
    </form>
  )
}
