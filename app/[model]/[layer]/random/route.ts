import { randomAnswer } from '#lib/queries/random-answer.ts'

export const dynamic = 'force-dynamic'

/** To a random neuron that fires, of the layer. */
export async function GET(_: Request, { params }: { params: Promise<{ model: string; layer: string }> }) {
  const { model, layer } = await params
  return randomAnswer(model, layer)
}
