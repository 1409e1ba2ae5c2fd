import { type NextRequest, NextResponse } from 'next/server'
import { askedAddress, missingAddress } from '#components/neuron/missing-address.ts'
import { canonicalPath } from '#lib/address/neuron-path.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'
import { publishedPage } from '#lib/queries/published-page.ts'

export const config = { matcher: ['/((?!_next/|api/).*)'] }

/**
 * Brings addresses to one form, sends a neuron's address to its page in a published run, which is immutable, and tells why a
 * model, layer or neuron does not exist. Everything else goes on to the page that stands at the address.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search, searchParams } = request.nextUrl
  const canonical = canonicalPath(pathname, search)
  if (canonical) return NextResponse.redirect(new URL(canonical, request.url), 308)
  const run = searchParams.get('run')
  const asked = askedAddress(pathname, run)
  // Without a database the page itself says what is wrong.
  const directory = asked && (await modelDirectory().catch(() => null))
  if (!directory) return NextResponse.next()
  if (missingAddress(directory, asked))
    return NextResponse.rewrite(new URL(`/at/missing${pathname}${search}`, request.url), { status: 404 })
  const page = asked.neuron && (await publishedPage(pathname, run))
  if (!page) return NextResponse.next()
  // The header tells the process around the pages what it may keep, and goes no further (workers/start/keep-pages.mjs).
  return NextResponse.rewrite(new URL(page.target, request.url), { headers: { 'soluscope-page': page.key } })
}
