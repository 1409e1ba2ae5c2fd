import type { Signatory } from '#lib/claims/reader.ts'

/** Who signed something, leading to their page; people who left have none. */
export const PersonName = ({ person: { id, name, deleted } }: { person: Signatory }) =>
  deleted ? (
    <span className="text-ink-3">{name}</span>
  ) : (
    <a href={`/people/${id}`} className="wrap-anywhere">
      {name}
    </a>
  )
