import type { Metadata } from 'next'
import Link from 'next/link'
import { RefreshWhile } from '#components/runs/refresh-while.tsx'
import { SplitCard } from '#components/split/split-card.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { soon } from '#lib/queries/soon.ts'
import { readSplitView } from '#lib/queries/split-view.ts'
import { statedClaims } from '#lib/queries/stated-claims.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = {
  title: 'Splits',
  description: 'Neurons whose feature is divided among several neurons of another model.',
}

/** The page waits so long for numbers that nobody has asked for before, in ms. */
const PATIENCE = 1500

/** Splits, each with what its children cover. */
export default async function SplitsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const { claims, before } = await statedClaims('split', { before: oneOf(query.before) ?? null })
  const views = await Promise.all(claims.map(({ body }) => soon(readSplitView(body), PATIENCE)))
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Splits' }]}>
        <Link href="/claims/new?kind=split" prefetch={false} className={buttonClass()}>
          Make a split
        </Link>
      </Crumbs>
      <h1>Splits</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        One neuron of a model whose feature is divided among several of another one: all digits in the small model, each
        digit by itself in the large.
      </p>
      {claims.length === 0 && <p className="mt-5 text-ink-2">No split yet. Make the first.</p>}
      <div className="mt-4 grid gap-2 wide:grid-cols-2 wide:gap-4">
        {claims.map((split, i) => {
          const found = views[i]
          return (
            <SplitCard
              key={split.uid}
              split={split}
              view={found && 'value' in found ? found.value : null}
              problem={found && 'problem' in found ? found.problem : null}
            />
          )
        })}
      </div>
      {views.includes(null) && <RefreshWhile seconds={4} />}
      {before && (
        <p className="mt-4">
          <Link href={`/splits?before=${before}`} className={buttonClass()}>
            Earlier splits
          </Link>
        </p>
      )}
    </>
  )
}
