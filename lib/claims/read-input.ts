import type { z } from 'zod'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'

/** What came, checked; throws AccountRefusal (400) that names the first field that is wrong. */
export function readInput<T>(schema: z.ZodType<T>, input: unknown, within: string[] = []): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const [{ path, message }] = result.error.issues
  const where = [...within, ...path.map(String)].join('.')
  throw new AccountRefusal(400, where ? `${where}: ${message}` : message)
}
