import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'

/** A step of the path above a page's heading: a link, or the page itself where `href` is left out. */
export interface Crumb {
  /** Words shown. */
  label: string
  /** Address of the step; left out for the page you are on. */
  href?: string
}

/** Path to the page at the left, the page's actions at the right. */
export const Crumbs = ({ path, children }: { path: Crumb[]; children?: ReactNode }) => (
  <div className="flex min-h-[54px] flex-wrap items-center justify-between gap-x-4 pt-2.5 pb-1.5 text-ink-2 text-sm">
    <nav aria-label="Path">
      {path.map(({ label, href }, i) => (
        <Fragment key={label}>
          {i > 0 && <span className="px-1.5 text-ink-3">/</span>}
          {href ? (
            <Link href={href} className="no-underline hover:underline pointer-coarse:inline-block pointer-coarse:py-3">
              {label}
            </Link>
          ) : (
            <span aria-current="page">{label}</span>
          )}
        </Fragment>
      ))}
    </nav>
    {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
  </div>
)
