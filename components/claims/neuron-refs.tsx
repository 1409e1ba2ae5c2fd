import Link from 'next/link'

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

/** Neurons in a row, as links. */
export const NeuronRefs = ({ neurons }: { neurons: readonly string[] }) => (
  <span className="flex flex-wrap gap-x-3 gap-y-1 wrap-anywhere">
    {neurons.map(neuron => (
      <NeuronRefLink key={neuron} neuron={neuron} />
    ))}
  </span>
)
