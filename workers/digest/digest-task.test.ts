import { parseCrontab } from 'graphile-worker'
import { expect, test } from 'vitest'
import { digestCrontab } from '#workers/digest/digest-task.ts'
import { cron } from '#workers/queue/cron.ts'

test('the queue reads the clock of what workers do and of news by e-mail', () => {
  const items = parseCrontab(`${cron}\n${digestCrontab}`)
  expect(items.map(({ task }) => task)).toContain('digest')
  expect(items.find(({ task }) => task === 'digest')?.options.maxAttempts).toBe(3)
})
