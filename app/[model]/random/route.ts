import type { NextRequest } from 'next/server'
import { randomAnswer } from '#lib/queries/random-answer.ts'

export const dynamic = 'force-dynamic'

/** To a random neuron that fires, of any layer of the model. */
export const GET = async (request: NextRequest, { params }: { params: Promise<{ model: string }> }) =>
  randomAnswer((await params).model, null, request.nextUrl.searchParams.get('run'))
