import { z } from 'zod'
import { line } from '#lib/claims/texts.ts'

const tokens = z
  .array(z.string().min(1).max(60))
  .min(1, 'Name at least one token.')
  .max(500, 'Name at most 500 tokens.')

/**
 * When a claim says that its neurons fire, so that it can be scored on held-out text (methods.md §14). Tokens are written as they
 * stand in text, a leading space included.
 */
export const predicate = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tokens'), tokens }),
  z.strictObject({ type: z.literal('previous-tokens'), tokens }),
  z.strictObject({
    type: z.literal('regex'),
    pattern: z.string().min(1, 'Write a pattern.').max(500),
    ignoreCase: z.boolean().default(false),
    wholeWord: z.boolean().default(false),
  }),
  z.strictObject({ type: z.literal('domain'), domains: z.array(line).min(1, 'Name at least one domain.').max(50) }),
])

/** When a claim says that its neurons fire. */
export type Predicate = z.infer<typeof predicate>
