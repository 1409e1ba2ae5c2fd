import { ModelsTable } from '#components/models/models-table.tsx'
import { NeuronExcerpts } from '#components/models/neuron-excerpts.tsx'
import { NothingYet } from '#components/models/nothing-yet.tsx'
import { QuestionList } from '#components/questions/question-list.tsx'
import { PreparingList } from '#components/runs/preparing-list.tsx'
import { RefreshWhile } from '#components/runs/refresh-while.tsx'
import { HomeSearch } from '#components/search/home-search.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { listModels } from '#lib/queries/models.ts'
import { preparingCorpora } from '#lib/queries/preparing-corpora.ts'
import { knownQuestions } from '#lib/queries/question-figures.ts'
import { readOneNow } from '#lib/queries/read-one-now.ts'
import { readProgress } from '#lib/queries/run-progress.ts'
import { questions } from '#lib/questions/questions.ts'
import { newestRuns, underWay } from '#lib/runs/run-progress.ts'

export const dynamic = 'force-dynamic'

/** What this is, a way in, and every model. */
export default async function HomePage() {
  const [models, { runs }, preparing] = await Promise.all([listModels(), readProgress(), preparingCorpora()])
  const published = models.filter(({ run }) => run)
  const excerpts = await readOneNow(models)
  const known = published.length > 0 ? await knownQuestions(6) : []
  const example = `${[...published, ...models].find(({ dMlp }) => dMlp > 0)?.name ?? 'model'}/0/0`
  return (
    <>
      <section className="max-w-[900px] pt-6 pb-3 wide:pt-11 wide:pb-5.5">
        <h1 className="text-[26px] leading-[31px] tracking-[-0.02em] wide:text-2xl">
          See what each neuron of a language model fires on.
        </h1>
        <p className="mt-2 max-w-[64ch] text-ink-2 text-md/[23px] wide:text-lead">
          Every MLP neuron of a set of SoLU transformers: the texts that drive it hardest, the ones that barely do, and
          what it does to the next token. All of it is measured on a corpus you can read.
        </p>
        <HomeSearch example={example} />
      </section>
      {excerpts.length > 0 && (
        <>
          <SectionHead title="Read one now">
            <a href="/random" rel="nofollow">
              a random neuron
            </a>
          </SectionHead>
          <NeuronExcerpts excerpts={excerpts} />
        </>
      )}
      {models.length > 0 && (
        <>
          <SectionHead title="Models">
            {published.filter(({ dMlp }) => dMlp > 0).length > 1 && (
              <>
                <a href="/compare">compare two</a>
                {', '}
              </>
            )}
            <a href="/runs">runs</a>
          </SectionHead>
          <ModelsTable models={models} progress={newestRuns(runs)} />
        </>
      )}
      {known.length > 0 && (
        <>
          <SectionHead title="Questions">
            <a href="/questions">all {questions.length}</a>
          </SectionHead>
          <Panel label="Questions">
            <QuestionList questions={known} />
          </Panel>
        </>
      )}
      {published.length === 0 && (
        <>
          <NothingYet models={models} runs={runs} />
          <PreparingList corpora={preparing} />
        </>
      )}
      {(published.length === 0 || runs.some(underWay)) && <RefreshWhile seconds={5} />}
    </>
  )
}
