import type { Game } from '#lib/games/game.ts'

/** An item of a game, as an address says it. */
export interface PlayAddress {
  game: Game
  /** Uid of a claim, whose words are shown, or `model/layer/neuron`. */
  claim?: string
  neuron?: string
  seed?: number
  /** What was answered while trying, and how it went so far: points and items. */
  said?: string
  points?: number
  items?: number
}

/** The address of an item, or of the next one where there is no seed. */
export function playHref({ game, ...rest }: PlayAddress): string {
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  )
  return query.size > 0 ? `/play/${game}?${query}` : `/play/${game}`
}

/** A whole number of an address, at least 0; undefined for anything else. */
export const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : undefined
