import { formatCount } from '#lib/format/number.ts'
import { formatDate } from '#lib/format/time.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { formatNeuronId } from '#lib/neuron/neuron-id.ts'
import type { NeuronRun } from '#lib/queries/neuron.ts'

/** What the numbers were computed from, how to load the same activations, and how to cite them. */
export const Provenance = ({ run, id, hook }: { run: NeuronRun; id: NeuronId; hook: string }) => (
  <footer className="mt-6 grid gap-3.5 border-line border-t pt-3.5 text-ink-2 text-xs/[18px] wide:grid-cols-3 wide:gap-5">
    <div>
      <h2 className="mb-0.5 text-ink text-xs/[18px]">Computed from</h2>
      <p>
        Run <code className="font-mono">{run.hash}</code>, weights{' '}
        <code className="font-mono" title={run.weightsHash}>
          {run.weightsHash.slice(0, 12)}
        </code>
        , corpus {run.corpus}: {formatCount(run.nTokens)} tokens of {formatCount(run.nDocuments)} documents,{' '}
        {run.spec.includeBos ? 'BOS counted' : 'BOS left out'}
        {run.publishedAt && `, ${formatDate(run.publishedAt)}`}. Read at <code className="font-mono">{hook}</code>. M is
        the mean of the 20 largest {run.spec.unit} maxima.
      </p>
    </div>
    <div>
      <h2 className="mb-0.5 text-ink text-xs/[18px]">Load it</h2>
      {run.pretrained ? (
        <pre className="whitespace-pre-wrap font-mono text-[11.5px]/[17px] [overflow-wrap:anywhere]">
          {`HookedTransformer.from_pretrained("${run.pretrained}")\ncache["${hook}"][..., ${id.neuron}]`}
        </pre>
      ) : (
        <p>
          Not one of TransformerLens’ pretrained models. Its weights carry TransformerLens’ names; with them loaded,
          this neuron is{' '}
          <code className="font-mono [overflow-wrap:anywhere]">{`cache["${hook}"][..., ${id.neuron}]`}</code>.
        </p>
      )}
    </div>
    <div>
      <h2 className="mb-0.5 text-ink text-xs/[18px]">Cite</h2>
      <p className="[overflow-wrap:anywhere]">
        Soluscope, {run.model}, layer {id.layer}, neuron {id.neuron}, run {run.hash}.{' '}
        <a href={`/${run.model}/${formatNeuronId(id)}?run=${run.hash}`} rel="nofollow">
          This run’s address
        </a>{' '}
        shows these numbers also after the model is measured again.
      </p>
    </div>
  </footer>
)
