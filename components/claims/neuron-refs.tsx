import Link from 'next/link'
import { SelectNeuron } from '#components/selection/select-neuron.tsx'

/** A neuron as `model/layer/neuron`, leading to its page. */
export const NeuronRefLink = ({ neuron }: { neuron: string }) => (
  <Link
    href={`/${neuron}`}
    prefetch={false}
    className="font-mono text-[12.5px] pointer-coarse:inline-block pointer-coarse:py-3"
  >
    {neuron}
  </Link>
)

/** Neurons in a row, as links; each with a box that chooses it where there is room for one. */
export const NeuronRefs = ({ neurons, selectable = false }: { neurons: readonly string[]; selectable?: boolean }) => (
  <span className="flex flex-wrap gap-x-3 gap-y-1 wrap-anywhere">
    {neurons.map(neuron => (
      <span key={neuron} className="inline-flex items-center">
        {selectable && <SelectNeuron neuron={neuron} />}
        <NeuronRefLink neuron={neuron} />
      </span>
    ))}
  </span>
)
