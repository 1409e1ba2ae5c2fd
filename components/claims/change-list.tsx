import { type FieldChange, fieldWords } from '#lib/claims/field-changes.ts'

/** What differs between two versions, field by field, words that came underlined and words that went struck out. */
export const ChangeList = ({ changes }: { changes: readonly FieldChange[] }) => (
  <dl className="grid gap-2">
    {changes.map(({ name, parts }) => (
      <div key={name} className="min-w-0">
        <dt className="text-ink-2 text-xs">{fieldWords(name)}</dt>
        <dd className="wrap-anywhere max-w-prose whitespace-pre-wrap">
          {parts.map(({ text, change }, i) =>
            change === 'added' ? (
              <ins key={i} className="bg-fill text-good underline decoration-2">
                {text}
              </ins>
            ) : change === 'removed' ? (
              <del key={i} className="text-bad">
                {text}
              </del>
            ) : (
              <span key={i}>{text}</span>
            ),
          )}
        </dd>
      </div>
    ))}
  </dl>
)
