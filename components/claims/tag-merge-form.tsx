import { ActionForm } from '#components/claims/action-form.tsx'
import { Line } from '#components/ui/fields.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'

/** For moderators: makes a tag another name of a second one. */
export const TagMergeForm = ({ label, action }: { label: string; action: FormAction }) => (
  <ActionForm action={action} hidden={{ label }} buttons={[{ label: 'Put them together' }]}>
    <div className="mb-2 grid gap-2">
      <Line name="into" label={`“${label}” is another name of the tag`} required maxLength={120} />
      <Line name="reason" label="Why (in the public log)" maxLength={500} />
    </div>
  </ActionForm>
)
