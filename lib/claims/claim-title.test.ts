import { expect, test } from 'vitest'
import { claimTitle, claimWords } from '#lib/claims/claim-title.ts'
import { neuronsOf } from '#lib/claims/stated-neurons.ts'

const title = (text: string) => claimTitle({ kind: 'description', body: { neurons: ['planted/0/7'], text } })

test('a text in a line loses the marks that only shape it, and nothing that it says', () => {
  expect(title('# Sevens\n\n- fires on **7**, *not* `8`')).toBe('Sevens fires on 7, not 8')
  expect(title('W_out > 0 and b_in < 2 * 3')).toBe('W_out > 0 and b_in < 2 * 3')
  expect(title('<script>x</script>')).toBe('<script>x</script>')
  expect(title('x '.repeat(100))).toMatch(/^(x )+x…$/)
  expect(title('x '.repeat(100)).length).toBeLessThanOrEqual(110)
})

test('each kind has its sentence, and its neurons in its order', () => {
  const split = { kind: 'split', body: { parent: 'a/0/1', children: [{ neuron: 'b/0/2' }] } } as const
  expect(claimTitle({ ...split, body: { ...split.body, children: [...split.body.children] } })).toBe(
    'a/0/1 splits into 1 neuron',
  )
  expect(neuronsOf({ ...split, body: { ...split.body, children: [...split.body.children] } })).toEqual([
    'a/0/1',
    'b/0/2',
  ])
  const relation = { source: 'a/0/1', target: 'a/0/2', relation: 'same-feature' as const }
  expect(claimTitle({ kind: 'relation', body: relation })).toBe('a/0/1 is the same feature as a/0/2')
})

test('where the kind stands beside it, a tag is its label and a pattern itself', () => {
  const neurons = ['planted/0/7']
  const tag = { kind: 'tag', body: { neurons, label: 'seven' } } as const
  expect([
    claimWords({ ...tag, body: { ...tag.body, neurons } }),
    claimTitle({ ...tag, body: { ...tag.body, neurons } }),
  ]).toEqual(['seven', 'Tag: seven'])
  const body = { neurons, pattern: '\\d'.repeat(100), ignoreCase: false, wholeWord: false }
  expect(claimWords({ kind: 'regex', body: { ...body, pattern: '\\d+' } })).toBe('/\\d+/')
  expect(claimTitle({ kind: 'regex', body: { ...body, pattern: '\\d+' } })).toBe('Fires where \\d+ matches')
  expect(claimWords({ kind: 'regex', body })).toHaveLength(110)
})
