import type { Metadata } from 'next'
import { NeuronExcerpts } from '#components/models/neuron-excerpts.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Problem } from '#components/ui/problem.tsx'
import { parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { plural } from '#lib/format/plural.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { memberLines } from '#lib/queries/member-lines.ts'
import { memberRuns } from '#lib/queries/member-runs.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = {
  title: 'Neurons side by side',
  description: 'The strongest examples of some neurons beside one another.',
}

/** Neurons at most, and lines of each. */
const most = 100
const lines = 5

/** The neurons that the address names, `?neurons=model/layer/neuron,...`, with their strongest examples. */
export default async function CompareNeuronsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = (oneOf((await searchParams).neurons) ?? '').split(',').filter(Boolean)
  const wrong = asked.filter(text => parseNeuronRef(text) === null)
  const refs = asked.filter(text => parseNeuronRef(text) !== null).slice(0, most)
  const runs = await memberRuns(refs)
  const examples = await memberLines(runs, lines)
  const missing = [...wrong, ...refs.filter((_, i) => runs[i] === null)]
  const excerpts = runs.flatMap((run, i) =>
    run ? [{ model: run.model, layer: run.layer, neuron: run.neuron, fires: run.fires, lines: examples[i] }] : [],
  )
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Compare', href: '/compare' }, { label: 'neurons' }]} />
      <h1>{excerpts.length > 0 ? `${plural(excerpts.length, 'neuron')} side by side` : 'Neurons side by side'}</h1>
      <p className="mt-1 mb-4 max-w-prose text-ink-2">
        {asked.length === 0
          ? 'Select neurons in a layer, in a hunt or among the results of a pattern, and they stand here beside one another.'
          : 'Their strongest examples, the token that fires at one left edge.'}
      </p>
      {missing.length > 0 && (
        <div className="mb-4">
          <Problem>
            No published run has {missing.slice(0, 5).join(', ')}: wanted neurons such as solu-1l-d64/0/12.
          </Problem>
        </div>
      )}
      <NeuronExcerpts excerpts={excerpts} />
    </>
  )
}
