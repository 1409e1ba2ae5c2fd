import { TryPane } from '#components/live/try-pane.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { tryHref } from '#lib/address/try-address.ts'
import { formatNeuronId, type NeuronId } from '#lib/neuron/neuron-id.ts'

interface Props {
  model: string
  /** Public name of the run that the page shows. */
  run: string
  id: NeuronId
  /** M; 0 where the neuron is dead and nothing is relative to it. */
  scale: number
  negative: boolean
}

/** On a neuron's page: a text box whose text this neuron is held against, and the way to the page for all neurons. */
export const TryPanel = ({ model, run, id, scale, negative }: Props) => (
  <Panel label="Try a text" className="mt-4 px-4 pt-2.5 pb-3">
    <header className="mb-1.5 flex items-baseline justify-between gap-4">
      <h2>Try a text</h2>
      <a href={tryHref(model, { neuron: id })} className="text-ink-2 text-xs pointer-coarse:py-3">
        On all neurons
      </a>
    </header>
    <TryPane
      key={formatNeuronId(id)}
      model={model}
      run={run}
      neuron={formatNeuronId(id)}
      scale={scale}
      negative={negative}
    />
  </Panel>
)
