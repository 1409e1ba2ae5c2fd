import { buttonClass } from '#components/ui/button.ts'
import { browserWords } from '#lib/accounts/browser-words.ts'
import type { OpenSession } from '#lib/accounts/sessions.ts'
import { formatDate, formatMoment } from '#lib/format/time.ts'

interface Props {
  sessions: OpenSession[]
  /** Ends the session that the form names. */
  end: (form: FormData) => Promise<void>
}

/** Where a person is signed in, each with a button that ends it. */
export const SessionList = ({ sessions, end }: Props) => (
  <ul>
    {sessions.map(({ id, current, address, browser, since, lastUsedAt }) => (
      <li key={id} className="flex items-center justify-between gap-3 border-line px-4 py-2 [li+&]:border-t">
        <span>
          {browserWords(browser)}
          {current && <span className="text-ink-3"> · this one</span>}
          <span className="block text-ink-2 text-xs">
            since {formatMoment(since)}
            {address && `, from ${address}`}
            {!current && `, last used ${formatDate(lastUsedAt)}`}
          </span>
        </span>
        {!current && (
          <form action={end}>
            <input type="hidden" name="id" value={id} />
            <button type="submit" className={buttonClass()}>
              End
            </button>
          </form>
        )}
      </li>
    ))}
  </ul>
)
