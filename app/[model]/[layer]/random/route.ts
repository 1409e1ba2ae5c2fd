import type { NextRequest } from 'next/server'
import { randomAnswer } from '#lib/queries/random-answer.ts'

export const dynamic = 'force-dynamic'

/** To a random neuron that fires, of the layer. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ model: string; layer: string }> }) {
  const { model, layer } = await params
  return randomAnswer(model, layer, request.nextUrl.searchParams.get('run'))
}
