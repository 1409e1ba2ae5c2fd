import { NeuronRefLink } from '#components/claims/neuron-refs.tsx'
import { Markdown } from '#components/markdown/markdown.tsx'
import type { ClaimBody } from '#lib/claims/kinds.ts'

/** One neuron and those that share its feature. */
export const SplitBody = ({ body }: { body: ClaimBody<'split'> }) => (
  <>
    <p className="text-[17px]/6 wide:text-lg">
      <NeuronRefLink neuron={body.parent} /> is divided among {body.children.length}{' '}
      {body.children.length === 1 ? 'neuron' : 'neurons'}
    </p>
    {body.text && <Markdown text={body.text} className="mt-2" />}
    <ul className="mt-3 grid gap-1">
      {body.children.map(({ neuron, note }) => (
        <li key={neuron} className="flex flex-wrap gap-x-4">
          <NeuronRefLink neuron={neuron} />
          {note && <Markdown text={note} />}
        </li>
      ))}
    </ul>
  </>
)
