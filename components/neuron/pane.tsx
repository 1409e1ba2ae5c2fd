import './effects.css'
import type { ReactNode } from 'react'
import { MethodTerm } from '#components/methods/method-term.tsx'
import type { StatisticKey } from '#lib/methods/registry.ts'

/** One idea among a neuron's numbers: its name, what it is counted in, and the drawing or figures. */
export const Pane = ({ title, note, children }: { title: ReactNode; note?: ReactNode; children: ReactNode }) => (
  <section className="border-line border-t px-4 py-3 first:border-t-0 wide:px-3.5">
    <h2 className="mb-1.5 flex justify-between gap-2 text-sm">
      <span>{title}</span>
      <span className="text-right font-normal text-ink-3 text-xs">{note}</span>
    </h2>
    {children}
  </section>
)

/** A table of figures, a line each. */
export const Figures = ({ children }: { children: ReactNode }) => (
  <table className="figures">
    <tbody>{children}</tbody>
  </table>
)

/** One figure: its name, which explains itself, and its value. */
export const Figure = ({ stat, name, children }: { stat: StatisticKey; name: ReactNode; children: ReactNode }) => (
  <tr>
    <th scope="row">
      <MethodTerm stat={stat}>{name}</MethodTerm>
    </th>
    <td>{children}</td>
  </tr>
)

/** What stands under a drawing: one or two sentences on what it says. */
export const PaneWords = ({ children }: { children: ReactNode }) => (
  <p className="mt-2 text-ink-2 text-xs/[17px]">{children}</p>
)
