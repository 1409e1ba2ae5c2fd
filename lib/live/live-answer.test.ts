import { expect, it } from 'vitest'
import { liveAnswer } from '#lib/live/live-answer.ts'
import { type LiveJob, listed, noNeuron } from '#lib/live/live-job.ts'

const words = ['a', 'é', ' b'].map(text => new TextEncoder().encode(text))
const job: LiveJob = {
  model: { name: 'm', path: 'm', weightsHash: 'h' },
  vocabSize: 3,
  site: 'mid',
  tokens: Uint16Array.of(0, 2),
  neuron: { layer: 1, neuron: 0 },
  scales: Float32Array.of(1, 2, 4, 0),
  predictions: true,
}
const known = { run: 'r', scale: 4, dMlp: 2, tokenBytes: (id: number) => words[id] }
const lists = (length: number, entries: [number, number][]) => {
  const neuron = new Uint32Array(length).fill(noNeuron)
  const activation = new Float32Array(length)
  for (const [i, [flat, value]] of entries.entries()) {
    neuron[i] = flat
    activation[i] = value
  }
  return { neuron, activation }
}

it('names neurons by layer and index, in units of their M, and leaves empty places out', () => {
  const answer = liveAnswer(
    job,
    {
      activations: Float32Array.of(0.5, 2),
      strongest: {
        byToken: lists(2 * listed, [[2, 2]]),
        overall: {
          ...lists(listed, [
            [2, 2],
            [1, 0.5],
          ]),
          token: Uint32Array.of(0, 1),
        },
      },
      predictions: {
        logProb: Float32Array.of(-1, -2),
        ids: Uint16Array.of(0, 1, 1, 2, 2, 0),
        logProbs: Float32Array.of(-0.5, -1, -0.5, -1, -0.5, -1),
      },
    },
    known,
  )
  expect(answer).toEqual({
    model: 'm',
    run: 'r',
    site: 'mid',
    ids: [0, 2],
    pieces: [
      { first: 0, count: 1, text: 'a' },
      { first: 1, count: 1, text: ' b' },
    ],
    neuron: { at: '1/0', scale: 4, activations: [0.5, 2] },
    strongest: {
      byToken: [[['1/0', 2, 0.5]], []],
      overall: [
        ['1/0', 2, 0.5, 0],
        ['0/1', 0.5, 0.25, 1],
      ],
    },
    predictions: {
      logProbs: [-1, -2],
      next: [
        [
          [0, -0.5],
          [1, -1],
        ],
        [
          [1, -0.5],
          [2, -1],
        ],
        [
          [2, -0.5],
          [0, -1],
        ],
      ],
      words: { 0: 'a', 1: 'é', 2: ' b' },
    },
  })
})

it('what was not asked is null', () => {
  const bare = { ...job, neuron: null, scales: null, predictions: false }
  const answer = liveAnswer(bare, { activations: null, strongest: null, predictions: null }, known)
  expect([answer.neuron, answer.strongest, answer.predictions]).toEqual([null, null, null])
})
