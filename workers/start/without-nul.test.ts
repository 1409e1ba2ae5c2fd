import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { withoutNul } from '#workers/start/without-nul.mjs'

test('an address with U+0000 is refused in one line; any other goes on', async () => {
  const passed: string[] = []
  const handle = withoutNul(async ({ url }) => void passed.push(url ?? ''))
  const told: unknown[] = []
  const response = {
    writeHead: (status: number) => told.push(status),
    end: (words: string) => told.push(words),
  } as unknown as ServerResponse
  for (const url of ['/tags/a%00b', '/search?q=%00', '/tags/100%2500', '/search?q=0'])
    await handle({ url } as IncomingMessage, response)
  expect(passed).toEqual(['/tags/100%2500', '/search?q=0'])
  expect(told).toEqual([400, expect.stringContaining('U+0000'), 400, expect.stringContaining('U+0000')])
})
