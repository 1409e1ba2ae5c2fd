import { buttonClass } from '#components/ui/button.ts'
import type { ListedKey } from '#lib/accounts/api-keys.ts'
import { formatDate, formatMoment } from '#lib/format/time.ts'

interface Props {
  keys: ListedKey[]
  /** Takes away the key that the form names. */
  revoke: (form: FormData) => Promise<void>
}

/** A person's keys, each with a button that takes it away. */
export const KeyList = ({ keys, revoke }: Props) => (
  <ul>
    {keys.map(({ id, name, prefix, scopes, createdAt, lastUsedAt }) => (
      <li key={id} className="flex items-center justify-between gap-3 border-line border-b px-4 py-2">
        <span className="wrap-anywhere">
          {name} <code className="font-mono text-ink-2 text-xs">soluscope_{prefix}…</code>
          <span className="block text-ink-2 text-xs">
            for {scopes.join(', ')}, made {formatDate(createdAt)},{' '}
            {lastUsedAt ? `last used ${formatMoment(lastUsedAt)}` : 'never used'}
          </span>
        </span>
        <form action={revoke}>
          <input type="hidden" name="id" value={id} />
          <button type="submit" className={buttonClass()}>
            Revoke
          </button>
        </form>
      </li>
    ))}
  </ul>
)
