import { type NextRequest, NextResponse } from 'next/server'
import { missingAddress } from '#components/neuron/missing-address.ts'
import { canonicalPath, publishedPath } from '#lib/address/neuron-path.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'

export const config = { matcher: ['/((?!_next/|api/).*)'] }

/** `/model/layer` and `/model/layer/neuron`; words in those places are other pages, such as `random`. */
const address = /^\/([^/]+)\/(-?\d+)(?:\/((?!random$)[^/]+))?$/

/**
 * Brings addresses to one form, sends a neuron's address to its page in a published run, which is immutable and served from
 * memory, and tells why a layer or neuron does not exist. Everything else goes on to the page that stands at the address.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search, searchParams } = request.nextUrl
  const canonical = canonicalPath(pathname, search)
  if (canonical) return NextResponse.redirect(new URL(canonical, request.url), 308)
  const [, model, layer, neuron] = address.exec(pathname) ?? []
  // Without a database the page itself says what is wrong.
  const directory = model && (await modelDirectory().catch(() => null))
  if (!directory) return NextResponse.next()
  const run = searchParams.get('run') ?? undefined
  if (missingAddress(directory, { model, layer, neuron, run }))
    return NextResponse.rewrite(new URL(`/at/missing${pathname}${search}`, request.url), { status: 404 })
  const target = neuron && publishedPath(directory, pathname, run ?? null)
  return target ? NextResponse.rewrite(new URL(target, request.url)) : NextResponse.next()
}
