import { z } from 'zod'
import { parsePredicate } from '#lib/claims/parse-predicate.ts'
import type { Predicate } from '#lib/claims/predicate.ts'
import { PredicateTextError } from '#lib/claims/predicate-lexemes.ts'
import { shapeFault } from '#lib/claims/predicate-shape.ts'
import { line } from '#lib/claims/texts.ts'

const tokens = z
  .array(z.string().min(1).max(60))
  .min(1, 'Name at least one token.')
  .max(500, 'Name at most 500 tokens.')

const position = z.int('Wanted a whole number.').min(1, 'The first token stands at 1.').max(1_000_000)

const types = 'tokens, previous-tokens, regex, domain, positions, and, or, not'

const object: z.ZodType<Predicate> = z.lazy(() =>
  z.discriminatedUnion(
    'type',
    [
      z.strictObject({ type: z.literal('tokens'), tokens }),
      z.strictObject({ type: z.literal('previous-tokens'), tokens }),
      z.strictObject({
        type: z.literal('regex'),
        pattern: z.string().min(1, 'Write a pattern.').max(500),
        ignoreCase: z.boolean().default(false),
        wholeWord: z.boolean().default(false),
      }),
      z.strictObject({ type: z.literal('domain'), domains: z.array(line).min(1, 'Name at least one domain.').max(50) }),
      z
        .strictObject({ type: z.literal('positions'), from: position, to: position.optional() })
        .refine(({ from, to }) => to === undefined || to >= from, 'The last position comes before the first.'),
      z.strictObject({ type: z.enum(['and', 'or']), of: z.array(object).min(2, 'Wanted at least two conditions.') }),
      z.strictObject({ type: z.literal('not'), of: object }),
    ],
    { error: ({ code }) => (code === 'invalid_union' ? `Wanted one of these types: ${types}.` : undefined) },
  ),
)

/** A predicate from forms, scripts and dumps: an object, or the text that `parsePredicate` reads. It is an object from here on. */
export const predicate: z.ZodType<Predicate> = z
  .unknown()
  .transform((given, context): unknown => {
    try {
      const read = typeof given === 'string' ? parsePredicate(given) : given
      const fault = shapeFault(read)
      if (!fault) return read
      context.addIssue(fault)
    } catch (error) {
      if (!(error instanceof PredicateTextError)) throw error
      context.addIssue(error.message)
    }
    return z.NEVER
  })
  .pipe(object)
