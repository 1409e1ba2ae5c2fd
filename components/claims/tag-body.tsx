import { NeuronRefs } from '#components/claims/neuron-refs.tsx'
import { PredicateWords } from '#components/claims/predicate-words.tsx'
import { TagChip } from '#components/claims/tag-chip.tsx'
import { Markdown } from '#components/markdown/markdown.tsx'
import type { ClaimBody } from '#lib/claims/kinds.ts'

/** A label, and what its author says of it. `main`: the label it is read under where that is another one. */
export const TagBody = ({ body, main }: { body: ClaimBody<'tag'>; main: string | null }) => (
  <>
    <p className="text-[17px]/6 wide:text-lg">
      <TagChip label={main ?? body.label} />
      {main !== null && main !== body.label.toLowerCase() && (
        <span className="text-ink-2 text-sm"> written as “{body.label}”</span>
      )}
    </p>
    {body.text && <Markdown text={body.text} className="mt-2" />}
    {body.predicate && <PredicateWords predicate={body.predicate} />}
    <div className="mt-3">
      <NeuronRefs neurons={body.neurons} selectable />
    </div>
  </>
)
