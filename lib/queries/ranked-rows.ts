import 'server-only'
import type { RankedRequest } from '#lib/address/ranked-request.ts'
import { chosenPlaces, evenlySpread, mostListed, reasonLetter } from '#lib/neuron/ranked-choice.ts'
import { readRanked, readRankedTexts } from '#lib/queries/ranked.ts'
import { tokenBytesOf } from '#lib/queries/token-bytes.ts'
import { type PackedRow, packRow } from '#lib/tokens/packed-row.ts'

/** A choice of ranked examples, ready to be drawn. */
export interface RankedRows {
  /** At most `mostListed`, evenly spread over the choice. */
  rows: PackedRow[]
  /** Rank of each row, from 1. */
  ranks: number[]
  /** Examples in the choice. */
  chosen: number
  /** Where the texts come from; `PackedRow.source` counts them. */
  sources: { domain: string; source: string; licence: string; url: string | null }[]
}

/** Tokens before and after each example: those of the examples that are sampled from an interval. */
const reach = { before: 50, after: 10 }

/** The rows of a request; one line on what is not there. */
export async function readRankedRows({ run, id, choice }: RankedRequest): Promise<RankedRows | { missing: string }> {
  const ranked = await readRanked(run, id)
  if (!ranked) return { missing: `no neuron ${id.layer}/${id.neuron} in a published run ${run}` }
  const { refs, reasons, tokenizerId } = ranked
  if (choice.from > refs.length)
    return { missing: `wanted ranks from ${choice.from}, this neuron has ${refs.length} ranked examples` }
  const known = reasons?.clusters.length ?? 0
  if (choice.reason !== null && choice.reason >= known)
    return { missing: `wanted reason ${reasonLetter(choice.reason)}, this neuron has ${known}` }
  const places = chosenPlaces(reasons?.assigned ?? new Uint8Array(refs.length), choice)
  const listed = evenlySpread(places, mostListed)
  const [texts, tokenBytes] = await Promise.all([readRankedTexts(ranked, listed, reach), tokenBytesOf(tokenizerId)])
  const sources = new Map<string, RankedRows['sources'][number] & { place: number }>()
  const rows = texts.map(({ example, text: { ids, domain, source, licence, url } }) => {
    const key = JSON.stringify([domain, source, licence, url])
    const kept = sources.get(key) ?? { domain, source, licence, url, place: sources.size }
    sources.set(key, kept)
    return packRow(example, ids, { source: kept.place, tokenBytes })
  })
  return {
    rows,
    ranks: listed.map(place => place + 1),
    chosen: places.length,
    sources: Array.from(sources.values(), ({ place: _, ...source }) => source),
  }
}
