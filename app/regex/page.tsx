import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { OpenedNeuron } from '#components/patterns/opened-neuron.tsx'
import { answerStatistics } from '#components/patterns/pattern-answer.ts'
import { PatternForm } from '#components/patterns/pattern-form.tsx'
import { PatternIntro } from '#components/patterns/pattern-intro.tsx'
import { PatternRanking } from '#components/patterns/pattern-ranking.tsx'
import { PatternSummary } from '#components/patterns/pattern-summary.tsx'
import { rankAll } from '#components/patterns/rank-all.ts'
import { SaveSearch } from '#components/questions/save-search.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Problem } from '#components/ui/problem.tsx'
import { emptySearch, parsePatternView, patternHref } from '#lib/address/pattern-request.ts'
import type { Query } from '#lib/layer/neuron-filter.ts'
import { countSearch, tooManySearches } from '#lib/pattern-server/count-search.ts'
import { patternProblem, searchedModels, searchPatterns } from '#lib/queries/pattern-search.ts'
import '#components/patterns/patterns.css'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Patterns',
  description: 'Neurons that fire where a regular expression matches, ranked by how well it tells.',
}

/** A regular expression, and the neurons of all chosen models by how well it tells when they fire. */
export default async function PatternsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [asked, models] = await Promise.all([searchParams.then(parsePatternView), searchedModels()])
  const view = 'problem' in asked ? emptySearch([]) : asked
  const { pattern, open } = view
  const wait = pattern ? countSearch(await headers()) : 0
  const problem =
    'problem' in asked ? asked.problem : wait > 0 ? tooManySearches(wait) : pattern && patternProblem(pattern)
  const wanted = models.filter(({ name }) => view.models.length === 0 || view.models.includes(name))
  const answers = pattern && !problem ? await searchPatterns(wanted, pattern, view) : []
  const rows = rankAll(answers, view)
  const opened = wanted.find(({ name }) => name === open?.model)
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Patterns' }]}>
        {pattern && !problem && <SaveSearch path={patternHref(view)} />}
      </Crumbs>
      <h1>Patterns</h1>
      <PatternIntro />
      <Panel label="Pattern">
        <PatternForm view={view} models={models.map(({ name }) => name)} />
        {problem && (
          <div className="px-4 pb-3">
            <Problem>{problem}</Problem>
          </div>
        )}
      </Panel>
      {answers.length > 0 && (
        <>
          <PatternSummary answers={answers} />
          {rows.length > 0 && (
            <Panel label="Ranking" className="overflow-x-auto overflow-y-hidden">
              <PatternRanking
                view={view}
                rows={rows}
                opened={opened && open && pattern && <OpenedNeuron run={opened.run} id={open} pattern={pattern} />}
              />
            </Panel>
          )}
        </>
      )}
      <MethodTips stats={answerStatistics} />
    </>
  )
}
