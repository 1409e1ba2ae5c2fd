import { expect, test } from 'vitest'
import { summariseCorpus, trainingCorpus } from '#workers/shipped/training-corpus.ts'

test('documents of one kind are added up, sources counted by licence, kinds largest first', async () => {
  const found = await summariseCorpus(
    (async function* () {
      yield { group: 'speech', source: 'a', licence: 'PD', text: 'aé' }
      yield { group: 'fiction', source: 'b', licence: 'CC0', text: 'four and more' }
      yield { group: 'speech', source: 'a', licence: 'PD', text: 'bc' }
      yield { group: 'speech', source: 'd', licence: 'PD', text: 'd' }
      yield { group: 'speech', source: 'c', licence: 'MIT', text: 'd' }
    })(),
  )
  expect(found).toEqual([
    { group: 'fiction', documents: 1, bytes: 13, licences: { CC0: 1 } },
    { group: 'speech', documents: 4, bytes: 7, licences: { PD: 2, MIT: 1 } },
  ])
  expect(Object.keys(found[1].licences)).toEqual(['PD', 'MIT'])
})

test('the summary of the training corpus can be read, and names a licence for every kind of text', () => {
  const corpus = trainingCorpus()
  expect(corpus.length).toBeGreaterThan(1)
  for (const { group, licences } of corpus) expect(Object.keys(licences).length, group).toBeGreaterThan(0)
})
