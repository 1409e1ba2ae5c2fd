import { z } from 'zod'
import { line, optionalProse } from '#lib/claims/texts.ts'

/** Most lists of one person, and most neurons of one list. */
export const listLimits = { lists: 200, items: 1000 }

/** Who reads a list: its owner alone, or everybody. */
export const visibilities = ['private', 'public'] as const

/** Who reads a list. */
export type Visibility = (typeof visibilities)[number]

/** What its owner says of a list. */
export const listDetails = z.strictObject({
  title: line,
  note: optionalProse,
  visibility: z.enum(visibilities, 'Visibility: wanted private or public.'),
})

/** What its owner says of a list. */
export type ListDetails = z.infer<typeof listDetails>

/** A list's name in addresses. */
export const isListUid = (text: string): boolean => /^[0-9a-f]{16}$/.test(text)
