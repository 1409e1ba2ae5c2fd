import { expect, test } from 'vitest'
import { listCsv, listJson } from '#lib/lists/export-list.ts'

const at = new Date('2026-11-05T10:00:00Z')
const list = {
  uid: '0123456789abcdef',
  kind: 'list',
  title: 'Digits',
  note: '',
  visibility: 'public',
  version: 3,
  createdAt: at,
  updatedAt: at,
  hidden: false,
  owner: { id: 1, name: 'Ann' },
  items: [
    { model: 'planted', layer: 0, neuron: 7, note: 'sevens, "all"\nof them', addedAt: at },
    { model: 'planted', layer: 0, neuron: 8, note: '=HYPERLINK("x")', addedAt: at },
  ],
}

test('CSV quotes what needs it, and no note is a formula', () => {
  expect(listCsv(list)).toBe(
    'place,model,layer,neuron,note,added\r\n' +
      '1,planted,0,7,"sevens, ""all""\nof them",2026-11-05T10:00:00.000Z\r\n' +
      '2,planted,0,8,"\'=HYPERLINK(""x"")",2026-11-05T10:00:00.000Z\r\n',
  )
})

test('JSON has the notes as they were written, and the list’s address', () => {
  const told = listJson(list, 'https://neurons.example.org')
  expect(told.address).toBe('https://neurons.example.org/lists/0123456789abcdef')
  expect(told.neurons.map(({ neuron, note }) => [neuron, note])).toEqual([
    ['planted/0/7', 'sevens, "all"\nof them'],
    ['planted/0/8', '=HYPERLINK("x")'],
  ])
})
