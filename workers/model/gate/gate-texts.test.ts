import { expect, it } from 'vitest'
import { dealTexts } from '#workers/model/gate/gate-texts.ts'

const model = { dVocab: 50, bosTokenId: 0 }
let read = 0
async function* documents(count: number) {
  read = 0
  for (let i = 0; i < count; i++) {
    read++
    yield Uint16Array.of(i + 1, i + 1)
  }
}
const firsts = (asked: Uint16Array[]) => asked.map(tokens => tokens[0])

it('deals every third document to the questions and never the same one to the table', async () => {
  const { asked, table } = await dealTexts(documents(9), model, { asked: 100, table: 100 })
  expect(firsts(asked)).toEqual([1, 4, 7])
  expect(table.total).toBe(12)
  expect([1, 4, 7].map(id => table.counts[id])).toEqual([0, 0, 0])
})

it('stops when both have enough, and cuts the last document', async () => {
  const { asked, table } = await dealTexts(documents(40), model, { asked: 3, table: 8 })
  expect(asked.map(tokens => [...tokens])).toEqual([[1, 1], [4]])
  expect(table.total).toBe(8)
  expect(read).toBe(6)
})
