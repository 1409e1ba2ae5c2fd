import { neuronHref } from '#components/neuron/neuron-href.ts'
import { ClaimLink } from '#components/patterns/claim-link.tsx'
import { patternAnswer } from '#components/patterns/pattern-answer.ts'
import { PatternLists } from '#components/patterns/pattern-lists.tsx'
import { PatternVerdict } from '#components/patterns/pattern-verdict.tsx'
import { Problem } from '#components/ui/problem.tsx'
import { type AskedPattern, patternTestQuery } from '#lib/address/pattern-fields.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { testPattern } from '#lib/queries/pattern-test.ts'

/** One neuron of the results: its counts and scores, and the tokens where it and the pattern disagree. */
export const OpenedNeuron = async ({ run, id, pattern }: { run: string; id: NeuronId; pattern: AskedPattern }) => {
  const view = { pattern, level: null }
  const found = await testPattern(run, id, view).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  )
  if (found === null || typeof found === 'string')
    return (
      <div className="px-4 py-3">
        <Problem>{found ?? 'There is no such neuron in this run.'}</Problem>
      </div>
    )
  const answer = patternAnswer(found, id)
  return (
    <div className="border-line border-t">
      <PatternVerdict answer={answer} />
      <p className="flex flex-wrap gap-x-4 px-4 pb-3 text-sm">
        <a href={`${neuronHref(found.model, id)}?${patternTestQuery(view)}#pattern`}>
          The neuron’s page with this pattern
        </a>
        <ClaimLink model={found.model} id={id} pattern={pattern} />
      </p>
      <div className="border-line border-t">
        <PatternLists answer={answer} />
      </div>
    </div>
  )
}
