import type { ReactNode } from 'react'

/** A surface with one line around it. On a phone it bleeds to the edges. Sections inside are divided by a line, never by another panel. */
export const Panel = ({
  children,
  className = '',
  label,
}: {
  children: ReactNode
  className?: string
  label?: string
}) => (
  <section
    aria-label={label}
    className={`-mx-4 border-line border-y bg-surface shadow-panel wide:mx-0 wide:rounded-panel wide:border ${className}`}
  >
    {children}
  </section>
)
