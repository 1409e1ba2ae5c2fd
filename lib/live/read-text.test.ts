import { expect, it } from 'vitest'
import { readText } from '#lib/live/read-text.ts'
import { createReadingSession } from '#lib/live/reading-session.ts'
import { parseModelConfig } from '#lib/model/config.ts'
import { foldPost } from '#lib/model/fold-post.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { readSafetensors } from '#lib/model/safetensors.ts'
import { plantedModel } from '#lib/model/testing/planted.ts'
import { plantedAlphabet } from '#lib/model/testing/planted-neurons.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { referenceLogProbs, referenceRun } from '#lib/model/testing/reference.ts'
import { checkWeights } from '#lib/model/weights.ts'
import { hookSites } from '#lib/neuron/hook-site.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'

const weights = randomWeights(smallConfig, 5)
const { bosTokenId, dVocab, nLayers, dMlp, nCtx } = smallConfig
const tokens = Uint16Array.from({ length: nCtx - 1 }, (_, i) => (i * 7 + 3) % dVocab)
const row = [bosTokenId, ...tokens]
const nothing = { tokens, vocabSize: dVocab, neuron: null, scales: null, predictions: false }

it.each(hookSites)('reads the activations of the float64 reference at %s', async site => {
  const session = await createReadingSession(weights, site, dVocab)
  const expected = referenceRun(site === 'post' ? foldPost(weights) : weights, row).activations
  for (const [layer, neuron] of [
    [0, 0],
    [nLayers - 1, dMlp - 1],
  ]) {
    const { activations } = await readText(session, { ...nothing, site, neuron: { layer, neuron } })
    const wanted = expected.get(hookPoint(layer, site))!.slice(1)
    expect(activations).toHaveLength(tokens.length)
    for (const [i, value] of activations!.entries()) expect(value).toBeCloseTo(wanted[i][neuron], 4)
  }
  await session.close()
})

it('tells what the float64 reference expects next, likeliest first, and never an id that is padding', async () => {
  const vocabSize = dVocab - 3
  const own = tokens.map(id => id % vocabSize)
  const session = await createReadingSession(weights, 'mid', vocabSize)
  const { predictions } = await readText(session, {
    ...nothing,
    site: 'mid',
    tokens: own,
    vocabSize,
    predictions: true,
  })
  const run = referenceRun(weights, [bosTokenId, ...own])
  const wanted = referenceLogProbs(run, [...own, 0])
  const k = predictions!.ids.length / (own.length + 1)
  expect(k).toBe(10)
  for (const i of own.keys()) expect(predictions!.logProb[i]).toBeCloseTo(wanted[i], 4)
  run.logits.forEach((logits, position) => {
    const total = Math.log(logits.reduce((sum, x) => sum + Math.exp(x), 0))
    const ranked = [...logits.subarray(0, vocabSize).entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, k)
    ranked.forEach(([id, logit], i) => {
      expect(predictions!.ids[position * k + i]).toBe(id)
      expect(predictions!.logProbs[position * k + i]).toBeCloseTo(logit - total, 4)
    })
  })
  await session.close()
})

it('finds the digits neuron of the planted model on digits, and nothing else of it as strong', async () => {
  const { config, safetensors, tokenizer } = plantedModel()
  const planted = checkWeights(parseModelConfig(config), readSafetensors(safetensors))
  const session = await createReadingSession(planted, 'mid', 64)
  const text = 'ab12 q7'
  const ids = createTokenizer(tokenizer).encode(text)
  const answer = await readText(session, {
    tokens: ids,
    vocabSize: 64,
    site: 'mid',
    neuron: { layer: 0, neuron: 12 },
    scales: new Float32Array(32).fill(8),
    predictions: true,
  })
  // The neuron of all digits reads 7.94 - 9 x 0.126 = 6.8 on each, that of the one digit 7.94: its share of the softmax is 0.24.
  const wanted = Array.from(text, character => (/\d/.test(character) ? 1.645 : 0))
  for (const [i, value] of answer.activations!.entries()) expect(value).toBeCloseTo(wanted[i], 1)
  const { byToken, overall } = answer.strongest!
  expect(byToken.neuron[5 * 10]).toBe(0)
  expect(overall.neuron[0]).toBe(0)
  expect(overall.token[0]).toBe(text.indexOf('q'))
  // Neuron i writes to token i + 1: behind q, of neuron 0, the model expects b more than others but q itself.
  const behindQ = Array.from(answer.predictions!.ids.subarray(6 * 10, 7 * 10), id => plantedAlphabet[id])
  expect(behindQ.slice(0, 2).sort()).toEqual(['b', 'q'])
  await session.close()
})

it('reads a model of attention only, which has no activations but expects something', async () => {
  const attention = randomWeights({ ...smallConfig, attnOnly: true, dMlp: 0 }, 6)
  const session = await createReadingSession(attention, 'post', dVocab)
  const { predictions, strongest } = await readText(session, { ...nothing, site: 'post', predictions: true })
  const wanted = referenceLogProbs(referenceRun(attention, row), [...tokens, 0])
  for (const i of tokens.keys()) expect(predictions!.logProb[i]).toBeCloseTo(wanted[i], 4)
  expect(strongest).toBeNull()
  await session.close()
})

it('refuses rows that do not fit the context', async () => {
  const session = await createReadingSession(weights, 'mid', dVocab)
  const read = (length: number) => readText(session, { ...nothing, site: 'mid', tokens: new Uint16Array(length) })
  await expect(read(0)).rejects.toThrow(`wanted 1 to ${nCtx - 1} tokens, got 0`)
  await expect(read(nCtx)).rejects.toThrow(`got ${nCtx}`)
  await session.close()
})
