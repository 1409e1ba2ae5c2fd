import { expect, it } from 'vitest'
import { keepSessions, type Large } from '#lib/live/kept-sessions.ts'

interface Named extends Large {
  name: string
}

const opener = () => {
  const log: string[] = []
  const open = (name: string, bytes: number) => async () => {
    log.push(`open ${name}`)
    return { name, bytes, close: async () => void log.push(`close ${name}`) }
  }
  return { log, open }
}

it('opens once, and closes what was used longest ago when there is no room', async () => {
  const { log, open } = opener()
  const keep = keepSessions<Named>(10)
  for (const name of ['a', 'b', 'a']) expect((await keep(name, open(name, 5))).name).toBe(name)
  await keep('c', open('c', 5))
  expect(log).toEqual(['open a', 'open b', 'open c', 'close b'])
})

it('keeps the one in use however large it is, and nothing that failed', async () => {
  const { log, open } = opener()
  const keep = keepSessions(10)
  await keep('a', open('a', 5))
  await keep('big', open('big', 50))
  expect(log).toEqual(['open a', 'open big', 'close a'])
  await expect(keep('bad', () => Promise.reject(new Error('no file')))).rejects.toThrow('no file')
  await keep('bad', open('bad', 1))
  expect(log.slice(3)).toEqual(['open bad', 'close big'])
})
