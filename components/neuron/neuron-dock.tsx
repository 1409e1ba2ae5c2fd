import Link from 'next/link'
import type { Neighbours } from '#components/neuron/neighbours.ts'
import { neuronHref } from '#components/neuron/neuron-href.ts'

const look = 'flex-1 text-center leading-[48px] text-ink-2 text-sm no-underline'

/** On a phone: the neuron before and after, and the two halves of the page, always within reach of a thumb. */
export const NeuronDock = ({ model, around, run }: { model: string; around: Neighbours; run: string | null }) => {
  const { previous, next } = around
  return (
    <nav
      aria-label="This neuron"
      className="-mx-4 sticky bottom-0 z-[3] mt-4 flex border-line border-t bg-surface px-2 wide:hidden print:hidden"
    >
      <Link
        href={neuronHref(previous.model, previous.id, previous.model === model ? run : null)}
        prefetch={false}
        className={look}
      >
        <span aria-hidden="true">←</span>
        <span className="sr-only">Previous neuron</span> {previous.id.neuron}
      </Link>
      <a href="#examples" className={look}>
        Examples
      </a>
      <a href="#numbers" className={look}>
        Numbers
      </a>
      <a href="#claims" className={look}>
        Claims
      </a>
      <Link href={neuronHref(next.model, next.id, next.model === model ? run : null)} prefetch={false} className={look}>
        <span className="sr-only">Next neuron</span> {next.id.neuron} <span aria-hidden="true">→</span>
      </Link>
    </nav>
  )
}
