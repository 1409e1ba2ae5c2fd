import { NeuronRefs } from '#components/claims/neuron-refs.tsx'
import { PredicateWords } from '#components/claims/predicate-words.tsx'
import { Markdown } from '#components/markdown/markdown.tsx'
import type { ClaimBody } from '#lib/claims/kinds.ts'

/** What neurons fire on, in words. */
export const DescriptionBody = ({ body }: { body: ClaimBody<'description'> }) => (
  <>
    <Markdown text={body.text} className="text-[17px]/6 wide:text-lg" />
    {body.predicate && <PredicateWords predicate={body.predicate} />}
    <div className="mt-3">
      <NeuronRefs neurons={body.neurons} selectable />
    </div>
  </>
)
