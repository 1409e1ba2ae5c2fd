import { packedLayer } from '#lib/queries/packed-layer.ts'

/**
 * Every neuron's statistics of one layer of a published run, as gzipped packed columns; the reader unpacks them (Next takes
 * content-encoding off). `columns` names the statistics. The address also carries the state of the layer's analysis, so that
 * the answer can be kept for good although analysis adds to a run.
 */
export async function GET(request: Request, { params }: { params: Promise<{ run: string; layer: string }> }) {
  const { run, layer } = await params
  const columns = new URL(request.url).searchParams.get('columns') ?? ''
  const bytes =
    /^[0-9a-f]{16}$/.test(run) && /^\d{1,3}$/.test(layer) ? await packedLayer(run, Number(layer), columns) : null
  if (!bytes) return new Response(`no published run ${run} with a layer ${layer}\n`, { status: 404 })
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  })
}
