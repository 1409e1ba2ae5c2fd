import Link from 'next/link'
import { randomHref } from '#components/models/model-href.ts'
import { KeyList } from '#components/neuron/key-list.tsx'
import type { Neighbour, Neighbours } from '#components/neuron/neighbours.ts'
import { neuronHref } from '#components/neuron/neuron-href.ts'
import { buttonClass } from '#components/ui/button.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { formatNeuronId } from '#lib/neuron/neuron-id.ts'

interface Props {
  model: string
  layer: number
  around: Neighbours
  /** Run the reader asked for, where it is not the current one. */
  run: string | null
}

/** Previous, next and random, and the keys that do the same; layers up and down by key alone. */
export const NeuronLinks = ({ model, layer, around, run }: Props) => {
  const href = ({ model: other, id }: Neighbour) => neuronHref(other, id, other === model ? run : null)
  const label = ({ model: other, id }: Neighbour) =>
    other !== model ? `${other}/${formatNeuronId(id)}` : id.layer !== layer ? formatNeuronId(id) : String(id.neuron)
  const { previous, next, deeper, shallower } = around
  return (
    <>
      <Link href={href(previous)} prefetch={false} rel="prev" data-key="ArrowLeft" className={buttonClass()}>
        <span aria-hidden="true">←</span>
        <span className="sr-only">Previous neuron</span> {label(previous)}
      </Link>
      <Link href={href(next)} prefetch={false} rel="next" data-key="ArrowRight" className={buttonClass()}>
        <span className="sr-only">Next neuron</span> {label(next)} <span aria-hidden="true">→</span>
      </Link>
      <a href={randomHref({ name: model, asked: run })} rel="nofollow" data-key="r" className={buttonClass()}>
        Random <Kbd>r</Kbd>
      </a>
      {deeper && (
        <Link
          href={neuronHref(model, deeper, run)}
          prefetch={false}
          data-key="ArrowUp"
          className={`${buttonClass('quiet')} max-wide:hidden`}
        >
          Layer {deeper.layer} <Kbd>↑</Kbd>
        </Link>
      )}
      {shallower && (
        <Link
          href={neuronHref(model, shallower, run)}
          prefetch={false}
          data-key="ArrowDown"
          className={`${buttonClass('quiet')} max-wide:hidden`}
        >
          Layer {shallower.layer} <Kbd>↓</Kbd>
        </Link>
      )}
      <KeyList />
    </>
  )
}
