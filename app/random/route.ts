import { randomAnswer } from '#lib/queries/random-answer.ts'

export const dynamic = 'force-dynamic'

/** To a random neuron that fires, of any published model. */
export const GET = () => randomAnswer(null, null)
