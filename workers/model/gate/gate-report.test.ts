import { describe, expect, it } from 'vitest'
import { gatePassed } from '#lib/model/gate-answer.ts'
import { type GateMeasures, gateAnswers, gateLines } from '#workers/model/gate/gate-report.ts'

const good: GateMeasures = {
  corpus: 'sample',
  loss: 3.25,
  lossTokens: 100_500,
  bigramLoss: 4.5,
  bigramTokens: 2_000_000,
  induction: { layer: 1, head: 3, score: 0.62 },
  trainedTokens: null,
  foldError: 2e-5,
}
const verdict = (changes: Partial<GateMeasures>) => gateAnswers({ ...good, ...changes }).map(({ passed }) => passed)

describe('the import gate', () => {
  it('prints what was measured, what was wanted, and the verdict last', () => {
    expect(gateLines('solu-2l', gateAnswers(good))).toEqual([
      '  ok    loss 3.250 nats a token on 100,500 tokens of sample; wanted below 5',
      "  ok    a table of token pairs, counted on 2,000,000 other tokens, has 4.500; wanted more than the model's",
      '  ok    induction score 0.62, layer 1 head 3; wanted at least 0.3',
      '  ok    log-probs of the folded model differ by at most 2.0e-5; wanted below 0.001',
      'model solu-2l passes the import gate',
    ])
  })

  it('fails on each of its questions', () => {
    expect(verdict({ loss: 5.1, bigramLoss: 6 })).toEqual([false, true, true, true])
    expect(verdict({ bigramLoss: 3.2 })).toEqual([true, false, true, true])
    expect(verdict({ induction: { layer: 1, head: 0, score: 0.1 } })).toEqual([true, true, false, true])
    expect(verdict({ foldError: Number.NaN })).toEqual([true, true, true, false])
    expect(verdict({ loss: Number.NaN })).toEqual([false, false, true, true])
    expect(gateLines('a', gateAnswers({ ...good, loss: 9 })).at(-1)).toContain('model a FAILS the import gate')
  })

  it('wants no induction head of a model that is known to have read too little for one', () => {
    const induction = { layer: 1, head: 0, score: 0.02 }
    const [, , young] = gateAnswers({ ...good, induction, trainedTokens: 11_000_000 })
    expect(young).toEqual({
      passed: null,
      says: 'induction score 0.02, layer 1 head 0; at least 0.3 is wanted from 200,000,000 tokens of training on, it had 11,000,000',
    })
    expect(verdict({ trainedTokens: 11_000_000 })[2]).toBe(true)
    expect(verdict({ induction, trainedTokens: 200_000_000 })[2]).toBe(false)
  })

  it('leaves open what cannot be asked, and says when there are few tokens', () => {
    const answers = gateAnswers({ ...good, induction: null, foldError: null, lossTokens: 900 })
    expect(answers.map(({ passed }) => passed)).toEqual([true, true, null, null])
    expect(gatePassed(answers)).toBe(true)
    expect(answers[0].says).toContain('900 tokens of sample, fewer than the 100,000 wanted')
  })
})
