import type { Metadata } from 'next'
import Link from 'next/link'
import { FamilyCard } from '#components/family/family-card.tsx'
import { RefreshWhile } from '#components/runs/refresh-while.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Chip } from '#components/ui/chip.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { symmetries } from '#lib/claims/kinds.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { readFamilyGrid } from '#lib/queries/family-grid.ts'
import { soon } from '#lib/queries/soon.ts'
import { checkedPairs, familyCounts, statedClaims } from '#lib/queries/stated-claims.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = {
  title: 'Families',
  description: 'Neurons that do the same for different digits, letters or languages, each family with its grid.',
}

/** The page waits so long for grids that nobody has asked for before, in ms. */
const PATIENCE = 1500

/** Families by symmetry, each with its grid in small. */
export default async function FamiliesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const symmetry = symmetries.find(name => name === oneOf(query.symmetry)) ?? null
  const [{ claims, before }, counts] = await Promise.all([
    statedClaims('family', { symmetry, before: oneOf(query.before) ?? null }),
    familyCounts(),
  ])
  const grids = await Promise.all(claims.map(({ body }) => soon(readFamilyGrid(body), PATIENCE)))
  const checked = await checkedPairs(claims.map(({ uid }) => uid))
  const all = claims.map((family, i) => {
    const found = grids[i]
    return {
      family,
      grid: found && 'value' in found ? found.value : null,
      problem: found && 'problem' in found ? found.problem : null,
      pairs: checked.get(family.uid),
    }
  })
  const shown = symmetries.filter(name => claims.some(({ body }) => body.symmetry === name))
  const next = new URLSearchParams({ ...(symmetry && { symmetry }), ...(before && { before }) })
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Families' }]}>
        <Link href="/claims/new?kind=family" prefetch={false} className={buttonClass()}>
          Make a family
        </Link>
      </Crumbs>
      <h1>Families</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        Neurons that are the same but for a parameter: one for each digit, letter or language. In each grid rows are
        members and columns values; a family that tells its values apart is bright on the diagonal alone.
      </p>
      <nav aria-label="Symmetry" className="mt-3 flex flex-wrap gap-1.5">
        <Chip href="/families" current={symmetry === null}>
          all
        </Chip>
        {symmetries.map(name => (
          <Chip key={name} href={`/families?symmetry=${name}`} current={symmetry === name}>
            {name} {counts.get(name) ?? 0}
          </Chip>
        ))}
      </nav>
      {claims.length === 0 && (
        <p className="mt-5 text-ink-2">
          No family {symmetry ? `of this symmetry (${symmetry}) ` : ''}yet. Make the first.
        </p>
      )}
      {shown.map(name => (
        <Group key={name} symmetry={name} all={all.filter(({ family }) => family.body.symmetry === name)} />
      ))}
      {grids.includes(null) && <RefreshWhile seconds={4} />}
      {before && (
        <p className="mt-4">
          <Link href={`/families?${next}`} className={buttonClass()}>
            Earlier families
          </Link>
        </p>
      )}
    </>
  )
}

interface GroupProps {
  symmetry: string
  all: React.ComponentProps<typeof FamilyCard>[]
}

const Group = ({ symmetry, all }: GroupProps) => (
  <>
    <SectionHead title={symmetry === 'free' ? 'No named symmetry' : `By ${symmetry}`} />
    <div className="grid gap-2 wide:grid-cols-3 wide:gap-4">
      {all.map(one => (
        <FamilyCard key={one.family.uid} {...one} />
      ))}
    </div>
  </>
)
