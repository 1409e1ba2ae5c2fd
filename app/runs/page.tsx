import type { Metadata } from 'next'
import { LiveProgress } from '#components/runs/live-progress.tsx'
import { PreparingList } from '#components/runs/preparing-list.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { preparingCorpora } from '#lib/queries/preparing-corpora.ts'
import { readProgress } from '#lib/queries/run-progress.ts'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Runs' }

/** How far each run has come, live. */
export default async function RunsPage() {
  const [progress, preparing] = await Promise.all([readProgress(), preparingCorpora()])
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'runs' }]} />
      <h1>Runs</h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
        A run reads a corpus through a model once and measures every neuron. What it has published does not change.
      </p>
      {progress.runs.length > 0 ? (
        <LiveProgress initial={progress} />
      ) : (
        <p className="text-ink-2">
          No run yet. “soluscope run MODEL CORPUS” starts one; a first start of the site does so by itself.
        </p>
      )}
      <PreparingList corpora={preparing} />
    </>
  )
}
