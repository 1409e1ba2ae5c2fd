import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { HomeSearch } from '#components/search/home-search.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import { findAddress } from '#lib/queries/find-address.ts'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Search', robots: { index: false } }

/** Jumps to what was typed; says what to type where it leads nowhere. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const { q } = await searchParams
  const text = (Array.isArray(q) ? q[0] : q)?.trim() ?? ''
  if (text === '') redirect('/')
  const found = await findAddress(text)
  if ('href' in found) redirect(found.href)
  return (
    <div className="max-w-[760px] py-6">
      <h1>Go to a neuron</h1>
      <HomeSearch query={text} example="model/layer/neuron" />
      <div className="mt-4">
        <Problem>{found.problem}</Problem>
      </div>
      {found.nearest && (
        <p className="mt-4">
          <Link href={found.nearest.href} className={buttonClass()}>
            Open {found.nearest.label}
          </Link>
        </p>
      )}
    </div>
  )
}
