import { NeuronRefLink } from '#components/claims/neuron-refs.tsx'
import { Markdown } from '#components/markdown/markdown.tsx'
import { relationPhrase } from '#lib/claims/claim-title.ts'
import type { ClaimBody } from '#lib/claims/kinds.ts'

/** What one neuron is to another. */
export const RelationBody = ({ body }: { body: ClaimBody<'relation'> }) => (
  <>
    <p className="text-[17px]/6 wide:text-lg">
      <NeuronRefLink neuron={body.source} /> {relationPhrase(body.relation)} <NeuronRefLink neuron={body.target} />
    </p>
    {body.text && <Markdown text={body.text} className="mt-2" />}
  </>
)
