import Link from 'next/link'
import { plural } from '#lib/format/plural.ts'
import { formatDate } from '#lib/format/time.ts'
import type { ListedList } from '#lib/lists/list-lists.ts'

/** Lists, one a line: title, whose, how many neurons, when it was changed. */
export const ListRows = ({ lists, own = false }: { lists: ListedList[]; own?: boolean }) => (
  <ul>
    {lists.map(({ uid, title, owner, visibility, size, updatedAt, hidden }) => (
      <li
        key={uid}
        className="hover-row relative flex flex-wrap items-baseline gap-x-4 border-line px-4 py-2 [li+&]:border-t"
      >
        <Link
          href={`/lists/${uid}`}
          prefetch={false}
          className="wrap-anywhere min-w-0 flex-1 max-wide:basis-full font-medium no-underline after:absolute after:inset-0"
        >
          {title}
        </Link>
        <span className="text-ink-2 text-xs">
          {own ? visibility : `by ${owner.name}`}
          {hidden && ', hidden by a moderator'} · {plural(size, 'neuron')} · {formatDate(updatedAt)}
        </span>
      </li>
    ))}
  </ul>
)
