import type { ReactNode } from 'react'
import type { StatisticKey } from '#lib/methods/registry.ts'
import './method-tips.css'

/** Id of a statistic's explanation on a page; of none, where there is no such statistic. */
export const tipId = (stat: string): string => `about-${stat}`

/**
 * The name of a number, as a button that opens its explanation: a native popover that stands once on the page
 * (`MethodTips`), so it needs no script and works by keyboard and touch.
 */
export const MethodTerm = ({ stat, children }: { stat: StatisticKey; children: ReactNode }) => (
  <button type="button" popoverTarget={tipId(stat)} className="method-term">
    {children}
  </button>
)
