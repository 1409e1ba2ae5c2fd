import type { ReactNode } from 'react'

/** Something went wrong: what was wanted, what came, what to do. Told by form as well as hue. */
export const Problem = ({ children }: { children: ReactNode }) => (
  <p className="text-bad text-base">
    <span aria-hidden="true" className="mr-1.5">
      ◆
    </span>
    {children}
  </p>
)
