import type { ReactNode } from 'react'
import { kindWords } from '#components/claims/kind-words.ts'
import { Chip } from '#components/ui/chip.tsx'
import { type ClaimsView, claimsHref } from '#lib/address/claims-view.ts'
import { claimKinds } from '#lib/claims/kinds.ts'
import { claimStatuses } from '#lib/claims/status.ts'

/** Which claims: by kind, by status, by model. */
export const ClaimFilter = ({ view, models }: { view: ClaimsView; models: readonly string[] }) => {
  const to = (change: Partial<ClaimsView>) => claimsHref({ ...view, before: null, ...change })
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-1.5 px-4 py-2.5">
      <Choices label="Kind">
        <Chip href={to({ kind: null })} current={view.kind === null}>
          All
        </Chip>
        {claimKinds.map(kind => (
          <Chip key={kind} href={to({ kind })} current={view.kind === kind}>
            {kindWords[kind]}
          </Chip>
        ))}
      </Choices>
      <Choices label="Status">
        <Chip href={to({ status: null })} current={view.status === null}>
          All
        </Chip>
        {claimStatuses.map(status => (
          <Chip key={status} href={to({ status })} current={view.status === status}>
            {status}
          </Chip>
        ))}
      </Choices>
      <Choices label="Model">
        <Chip href={to({ model: null })} current={view.model === null}>
          All
        </Chip>
        {models.map(model => (
          <Chip key={model} href={to({ model })} current={view.model === model}>
            {model}
          </Chip>
        ))}
      </Choices>
    </div>
  )
}

const Choices = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav aria-label={label} className="flex min-w-0 max-w-full flex-wrap items-center gap-1.5">
    <span className="w-[44px] shrink-0 text-ink-2 text-xs">{label}</span>
    {children}
  </nav>
)
