import Link from 'next/link'

/** A choice among a few, as a link; the current one is ink. */
export const Chip = ({ href, current, children }: { href: string; current: boolean; children: React.ReactNode }) => (
  <Link
    href={href}
    scroll={false}
    aria-current={current ? 'true' : undefined}
    className="inline-flex h-6 items-center whitespace-nowrap rounded-full border border-line-2 px-2.5 text-ink-2 text-xs no-underline hover:text-ink aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-page pointer-coarse:h-11 pointer-coarse:px-4"
  >
    {children}
  </Link>
)
