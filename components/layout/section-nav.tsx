'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { SECTIONS, sectionOf } from './sections.ts'

/** Links to the site's sections, the one you are in marked. */
export const SectionNav = () => {
  const pathname = usePathname()
  const current = sectionOf(pathname)
  return (
    <nav aria-label="Sections" className="hidden gap-4.5 min-[1000px]:flex">
      {SECTIONS.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === pathname ? 'page' : href === current ? 'true' : undefined}
          className="text-ink-2 no-underline hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {label}
        </Link>
      ))}
      <RandomLink />
    </nav>
  )
}

/** A plain anchor: the address redirects to another neuron each time, so it must not be prefetched. */
const RandomLink = () => (
  <a href="/random" rel="nofollow" data-key="r" className="text-ink-2 no-underline hover:text-ink">
    Random
  </a>
)
