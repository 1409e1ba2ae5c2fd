import type { ReactNode } from 'react'
import { Crumbs } from '#components/ui/crumbs.tsx'

/** Frame of the short pages around an account: path, heading, a lead, and what stands below. */
export const AccountFrame = ({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) => (
  <>
    <Crumbs path={[{ label: 'Models', href: '/' }, { label: title }]} />
    <h1>{title}</h1>
    {lead && <p className="mt-1 max-w-prose text-ink-2">{lead}</p>}
    {children}
  </>
)
