/** Address of the page of a tag. */
export const tagHref = (label: string): string => `/tags/${encodeURIComponent(label)}`

/** A tag, leading to all neurons that have it. */
export const TagChip = ({ label, count }: { label: string; count?: number }) => (
  <a
    href={tagHref(label)}
    className="wrap-anywhere inline-flex min-h-6 items-center rounded-full border border-line-2 bg-surface px-2.5 text-xs no-underline hover:bg-fill pointer-coarse:min-h-11 pointer-coarse:px-4"
  >
    {label}
    {count !== undefined && <span className="pl-1.5 text-ink-2">{count}</span>}
  </a>
)
