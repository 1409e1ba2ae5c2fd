import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { removeSearchAction } from '#app/questions/actions.ts'
import { QuestionList } from '#components/questions/question-list.tsx'
import { SearchList } from '#components/questions/search-list.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { currentMember } from '#lib/accounts/member.ts'
import { questionFigures } from '#lib/queries/question-figures.ts'
import { questions } from '#lib/questions/questions.ts'
import { ownSearches } from '#lib/questions/saved-searches.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = {
  title: 'Questions',
  description: 'What one would like to know of SoLU models, and what the data say so far.',
}

/** The questions that the site is for, each with what is known. */
export default async function QuestionsPage() {
  const member = await currentMember(new Headers(await headers()))
  const figures = await Promise.all(questions.map(({ slug }) => questionFigures(slug)))
  const own = member ? await ownSearches(member.id) : []
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Questions' }]} />
      <h1>Questions</h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
        What one would like to know, and what the data say so far, over all models of this site. Each page takes claims
        as answers, searches worth keeping, and what is left to do.
      </p>
      <Panel label="Questions">
        <QuestionList questions={questions.map((question, i) => ({ question, figures: figures[i] }))} />
      </Panel>
      {own.length > 0 && (
        <div id="searches">
          <SectionHead title="Searches you keep" />
          <Panel label="Searches you keep">
            <SearchList searches={own} reader={member?.id ?? null} remove={removeSearchAction} />
          </Panel>
        </div>
      )}
    </>
  )
}
