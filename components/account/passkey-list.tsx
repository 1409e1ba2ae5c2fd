import { AccountForm } from '#components/account/account-form.tsx'
import type { FormField } from '#components/account/form-field.ts'
import { buttonClass } from '#components/ui/button.ts'
import type { FormAction } from '#lib/accounts/form-state.ts'
import type { ListedPasskey } from '#lib/accounts/passkeys.ts'
import { formatDate } from '#lib/format/time.ts'

interface Props {
  passkeys: ListedPasskey[]
  /** Gives the passkey that the form names another name. */
  rename: FormAction
  /** Takes away the passkey that the form names. */
  remove: (form: FormData) => Promise<void>
}

const nameField: FormField = { name: 'name', label: 'New name', type: 'text', autoComplete: 'off', maxLength: 60 }

/** A person's passkeys, each with a form that renames it and a button that takes it away. */
export const PasskeyList = ({ passkeys, rename, remove }: Props) => (
  <ul>
    {passkeys.map(({ id, name, createdAt }) => (
      <li key={id} className="flex items-start justify-between gap-3 border-line border-b px-4 py-2">
        <div className="wrap-anywhere min-w-0 grow">
          {name}
          <span className="block text-ink-2 text-xs">made {formatDate(createdAt)}</span>
          <details className="mt-1">
            <summary>Rename</summary>
            <AccountForm action={rename} fields={[nameField]} hidden={{ id: String(id) }} submit="Rename" />
          </details>
        </div>
        <form action={remove}>
          <input type="hidden" name="id" value={id} />
          <button type="submit" className={buttonClass()}>
            Remove
          </button>
        </form>
      </li>
    ))}
  </ul>
)
