import { SuggestionForm } from '#components/family/suggestion-form.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'
import type { DecidedSuggestions, OpenSuggestion } from '#lib/claims/suggestions.ts'
import { formatNumber } from '#lib/format/number.ts'

interface Props {
  uid: string
  /** `member` of a family or `child` of a split. */
  of: 'member' | 'child'
  suggestions: { open: OpenSuggestion[]; decided: DecidedSuggestions }
  /** Accepts or rejects; null for those who may not edit the claim. */
  decide: FormAction | null
}

/** Neurons that a computation proposes, to be accepted or rejected by somebody; the slot says so where there are none. */
export const SuggestionList = ({ uid, of: role, suggestions: { open, decided }, decide }: Props) => {
  const { accepted, rejected } = decided
  const past = accepted + rejected > 0 && `${accepted} accepted, ${rejected} rejected so far.`
  return (
    <section aria-label="Suggestions" id="suggestions" className="border-line border-t px-4 py-2.5 wide:px-3.5">
      <h3 className="font-semibold text-sm">Suggestions</h3>
      {open.length === 0 ? (
        <p className="mt-0.5 text-ink-2 text-sm">
          No {role} is suggested. What a computation proposes stands here, to be accepted or rejected. {past}
        </p>
      ) : (
        <>
          <p className="mt-0.5 text-ink-2 text-sm">
            Proposed by a computation. Accepting writes a new version with the {role}; a rejected one is kept and not
            proposed again. {past}
          </p>
          <ul>
            {open.map(one => (
              <li
                key={one.id}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line not-last:border-b py-1.5 text-sm"
              >
                <a href={`/${one.neuron}`} className="font-mono text-xs pointer-coarse:py-3">
                  {one.neuron}
                </a>
                {one.value !== null && <span className="font-mono">{one.value}</span>}
                <span className="text-ink-2 text-xs">
                  {one.method}
                  {one.score !== null && `, score ${formatNumber(one.score)}`}
                  {one.pValue !== null && `, p ${formatNumber(one.pValue)}`}
                </span>
                {decide && (
                  <SuggestionForm
                    action={decide}
                    uid={uid}
                    id={one.id}
                    neuron={one.neuron}
                    asksValue={role === 'member' && one.value === null}
                  />
                )}
              </li>
            ))}
          </ul>
          {!decide && <p className="text-ink-2 text-xs">Sign in, and be allowed to edit this claim, to decide.</p>}
        </>
      )}
    </section>
  )
}
