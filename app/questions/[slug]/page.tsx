import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { addTaskAction, removeSearchAction, tickTaskAction } from '#app/questions/actions.ts'
import { ActionForm } from '#components/claims/action-form.tsx'
import { ClaimRow } from '#components/claims/claim-row.tsx'
import { FigureList } from '#components/questions/figure-list.tsx'
import { MeasureList } from '#components/questions/measure-list.tsx'
import { SearchList } from '#components/questions/search-list.tsx'
import { TaskList } from '#components/questions/task-list.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { currentMember } from '#lib/accounts/member.ts'
import { listClaims } from '#lib/claims/list-claims.ts'
import { questionFigures } from '#lib/queries/question-figures.ts'
import { questionOf } from '#lib/questions/questions.ts'
import { searchesOf } from '#lib/questions/saved-searches.ts'
import { tasksOf } from '#lib/questions/tasks.ts'

interface Props {
  params: Promise<{ slug: string }>
}

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const question = questionOf((await params).slug)
  return { title: question?.title ?? 'No such question', description: question?.asks }
}

/** One question: what it asks, what the data say, answers, searches and open tasks. */
export default async function QuestionPage({ params }: Props) {
  const question = questionOf((await params).slug)
  if (!question) notFound()
  const { number, slug, title, asks, measures, pages, missing } = question
  const member = await currentMember(new Headers(await headers()))
  const [figures, answers, searches, tasks] = await Promise.all([
    questionFigures(slug),
    listClaims({ question: slug }, member),
    searchesOf(slug),
    tasksOf(slug, member),
  ])
  return (
    <>
      <Crumbs
        path={[
          { label: 'Models', href: '/' },
          { label: 'Questions', href: '/questions' },
          { label: `Question ${number}` },
        ]}
      >
        <a href={`/claims/new?${new URLSearchParams({ question: slug })}`} className={buttonClass('strong')}>
          Write an answer
        </a>
      </Crumbs>
      <h1 className="max-w-prose">{title}</h1>
      <p className="mt-2 max-w-prose text-lead text-ink-2">{asks}</p>
      <SectionHead title="What the data say" />
      <Panel label="What the data say" className="px-4 py-3">
        {figures.length > 0 && <FigureList figures={figures} />}
        {missing && <p className={`max-w-prose text-ink-2 ${figures.length > 0 ? 'mt-2.5' : ''}`}>{missing}</p>}
        <MeasureList keys={measures} />
        {pages.length > 0 && (
          <p className="mt-2.5 flex flex-wrap gap-x-4">
            {pages.map(({ label, path }) => (
              <a key={path} href={path} className="pointer-coarse:py-3">
                {label}
              </a>
            ))}
          </p>
        )}
      </Panel>
      <SectionHead title="Answers" />
      <Panel label="Answers">
        {answers.claims.length > 0 ? (
          <ul>
            {answers.claims.map(claim => (
              <ClaimRow key={claim.uid} claim={claim} />
            ))}
          </ul>
        ) : (
          <p className="px-4 py-3 text-ink-2">No claim was filed as an answer yet.</p>
        )}
      </Panel>
      <div id="searches">
        <SectionHead title="Searches" />
        <Panel label="Searches">
          {searches.length > 0 ? (
            <SearchList searches={searches} reader={member?.id ?? null} remove={removeSearchAction} />
          ) : (
            <p className="px-4 py-3 text-ink-2">
              None yet: <Link href="/hunt">hunt</Link>, <Link href="/regex">patterns</Link> and{' '}
              <Link href="/algorithmic">algorithmic neurons</Link> have a button that files what you look at here.
            </p>
          )}
        </Panel>
      </div>
      <div id="tasks">
        <SectionHead title="Left to do" />
        <Panel label="Left to do">
          <TaskList question={slug} tasks={tasks} tick={tickTaskAction} />
          <ActionForm
            key={tasks.length}
            action={addTaskAction}
            hidden={{ question: slug }}
            area={{ name: 'text', label: 'Something left to do, in a line', required: true, rows: 2, maxLength: 120 }}
            buttons={[{ label: 'Add it' }]}
            className="px-4 py-3"
          />
        </Panel>
      </div>
    </>
  )
}
