import type { ReactNode } from 'react'

/** Heading of a part of a page, its side links at the right. */
export const SectionHead = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="mt-7 mb-2.5 flex items-baseline justify-between gap-3">
    <h2>{title}</h2>
    <div className="text-ink-2 text-xs pointer-coarse:-my-3.5 pointer-coarse:[&_a]:inline-block pointer-coarse:[&_a]:py-3.5">
      {children}
    </div>
  </div>
)
