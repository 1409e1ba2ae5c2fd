import { type NextRequest, NextResponse } from 'next/server'
import { canonicalPath, publishedPath } from '#lib/address/neuron-path.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'

// Files have a dot and are left alone, except pages of the old `.html` addresses.
export const config = { matcher: ['/((?!_next/|api/).*)'] }

/**
 * Brings addresses to one form, and sends a neuron's address to its page in a published run, which is immutable and served
 * from memory. Everything else, errors included, goes on to the page that stands at the address.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const canonical = canonicalPath(pathname, search)
  if (canonical) return NextResponse.redirect(new URL(canonical, request.url), 308)
  if (!/^\/[^/]+\/\d+\/\d+$/.test(pathname)) return NextResponse.next()
  // Without a database the page itself says what is wrong.
  const directory = await modelDirectory().catch(() => null)
  const target = directory && publishedPath(directory, pathname, request.nextUrl.searchParams.get('run'))
  return target ? NextResponse.rewrite(new URL(target, request.url)) : NextResponse.next()
}
