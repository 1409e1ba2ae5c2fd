import { ActionForm } from '#components/claims/action-form.tsx'
import { FlagLink } from '#components/claims/flag-link.tsx'
import { PersonName } from '#components/claims/person-name.tsx'
import type { FormAction } from '#lib/accounts/form-state.ts'
import type { Signatory } from '#lib/claims/reader.ts'
import { formatDate } from '#lib/format/time.ts'

interface Props {
  searches: {
    id: number
    title: string
    path: string
    question: string | null
    createdAt: Date
    hiddenAt: Date | null
    owner: Signatory
  }[]
  /** Id of the reader, who removes their own; null for a visitor. */
  reader: number | null
  remove: FormAction
}

/** Pages of the site with their filters, as people kept them. */
export const SearchList = ({ searches, reader, remove }: Props) => (
  <ul>
    {searches.map(({ id, title, path, question, createdAt, hiddenAt, owner }) => (
      <li key={id} className="flex items-start justify-between gap-3 border-line px-4 py-2 [li+&]:border-t">
        <span className="wrap-anywhere min-w-0">
          <a href={path}>{title}</a>
          <span className="block text-ink-2 text-xs">
            <PersonName person={owner} />, {formatDate(createdAt)}
            {!question && ', yours alone'}
            {hiddenAt && ', hidden by a moderator'}
            <code className="block font-mono">{path}</code>
          </span>
        </span>
        {question && owner.id !== reader && <FlagLink subject={`search:${id}`} />}
        {owner.id === reader && (
          <ActionForm
            action={remove}
            hidden={{ id: String(id), question: question ?? '' }}
            buttons={[{ label: 'Remove' }]}
          />
        )}
      </li>
    ))}
  </ul>
)
