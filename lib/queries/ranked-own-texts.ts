import 'server-only'
import type { Example } from '#lib/neuron/examples.ts'
import { evenlySpread } from '#lib/neuron/ranked-choice.ts'
import type { ExampleText } from '#lib/queries/example-texts.ts'
import { type Ranked, readRankedTexts } from '#lib/queries/ranked.ts'

/** Texts that show what a reason is. */
export interface OwnTexts {
  /** Reason, from 0. */
  reason: number
  texts: { rank: number; example: Example; text: ExampleText }[]
}

/** Texts shown of each reason. */
const shown = 3
/** Tokens around each: a line of the narrow column has room for no more. */
const reach = { before: 10, after: 8 }

/** Of each reason its strongest, its middle and its weakest example, near-duplicates left out. */
export async function readOwnTexts(ranked: Ranked): Promise<OwnTexts[]> {
  const { reasons } = ranked
  if (!reasons) return []
  const { assigned, copies, clusters } = reasons
  const places = clusters.map((_, reason) =>
    evenlySpread(
      [...assigned.keys()].filter(place => assigned[place] === reason && copies[place] > 0),
      shown,
    ),
  )
  const texts = await readRankedTexts(ranked, places.flat(), reach)
  let at = 0
  return places.map((own, reason) => ({
    reason,
    texts: own.map(place => ({ rank: place + 1, ...texts[at++] })),
  }))
}
