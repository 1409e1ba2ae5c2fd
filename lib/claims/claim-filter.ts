import { z } from 'zod'
import { claimKinds } from '#lib/claims/kinds.ts'
import type { ClaimFilter } from '#lib/claims/list-claims.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { claimStatuses } from '#lib/claims/status.ts'

const whole = (most: number) => z.coerce.number().int().min(1).max(most)

const schema = z.strictObject({
  neuron: z.string().max(120).optional(),
  model: z.string().max(120).optional(),
  kind: z.enum(claimKinds).optional(),
  tag: z.string().max(120).optional(),
  author: whole(2 ** 31 - 1).optional(),
  status: z.enum(claimStatuses).optional(),
  question: z.string().max(60).optional(),
  before: z.string().max(60).optional(),
  limit: whole(100).optional(),
})

/** Which claims an address asks for; empty fields, as a form sends them, do not count. Throws AccountRefusal (400). */
export const readClaimFilter = (query: URLSearchParams): ClaimFilter =>
  readInput(schema, Object.fromEntries([...query].filter(([, value]) => value !== '')))
