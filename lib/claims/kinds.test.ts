import { expect, test } from 'vitest'
import { evidence } from '#lib/claims/evidence.ts'
import { bodies, claimKinds } from '#lib/claims/kinds.ts'

const neuron = 'planted-1l/0/7'
const whole = {
  description: { neurons: [neuron], text: 'Fires on sevens.' },
  tag: { neurons: [neuron], label: 'seven', predicate: { type: 'tokens', tokens: ['7'] } },
  family: { title: 'Digits', symmetry: 'digit', parameter: 'digit', members: [{ neuron, value: '7' }] },
  split: { parent: neuron, children: [{ neuron: 'planted-twin/0/7' }] },
  regex: { neurons: [neuron], pattern: '7', ignoreCase: false, wholeWord: true },
  relation: { source: neuron, target: 'planted-1l/0/8', relation: 'excites' },
}

test.each(claimKinds)('a whole %s is read as it is, and with a field that it has not it is refused', kind => {
  expect(bodies[kind].parse(whole[kind])).toEqual(whole[kind])
  expect(bodies[kind].safeParse({ ...whole[kind], status: 'supported' }).success).toBe(false)
})

test('neurons come in one form and what is none is named', () => {
  expect(bodies.description.parse({ neurons: [' /Planted-1L/0/7 '], text: 'x' }).neurons).toEqual([neuron])
  for (const text of ['7', 'planted-1l/0', 'planted-1l/0/07', 'planted-1l/0/7/1', '../0/1', 'planted-1l/-1/2'])
    expect(bodies.description.safeParse({ neurons: [text], text: 'x' }).error?.issues[0].message).toContain(
      `got "${text}"`,
    )
})

test('texts lose what would not be seen and are refused with what would deceive', () => {
  expect(bodies.tag.parse({ neurons: [neuron], label: ' a\n b ' }).label).toBe('a b')
  for (const label of ['', ' ', 'x'.repeat(121), 'a\u202eb', 'a\u0000b'])
    expect(bodies.tag.safeParse({ neurons: [neuron], label }).success).toBe(false)
})

test('links lead to the web only', () => {
  const read = (url: string) => evidence.safeParse({ type: 'link', url }).success
  expect(read('https://example.org/a?b=c#d')).toBe(true)
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//example.org',
    'https://a@b.org',
    'ftp://a.org',
    '/x',
  ])
    expect(read(url)).toBe(false)
})
