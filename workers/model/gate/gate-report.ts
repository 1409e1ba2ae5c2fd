import { type GateAnswer, gatePassed } from '#lib/model/gate-answer.ts'
import type { InductionScore } from '#lib/model/induction.ts'

/** What the import gate (methods §15) measured of a model. */
export interface GateMeasures {
  /** Corpus the texts are of. */
  corpus: string
  /** Mean loss of the model, nats a token, over `lossTokens` tokens. */
  loss: number
  lossTokens: number
  /** The same of a table of token pairs counted on `bigramTokens` other tokens. */
  bigramLoss: number
  bigramTokens: number
  /** The strongest head; null for models of one layer, which cannot have an induction head. */
  induction: InductionScore | null
  /** Tokens it was trained on; null where its files do not say. */
  trainedTokens: number | null
  /** Largest difference of log-probs between the model and its folded form; null where the model is too large to compare. */
  foldError: number | null
}

/** Limits of methods §15. Induction heads form late: a model known to have read fewer than `inductionTokens` may have none. */
export const gateLimits = {
  loss: 5,
  tokens: 100_000,
  induction: 0.3,
  inductionTokens: 200_000_000,
  foldError: 1e-3,
} as const

const count = (n: number): string => n.toLocaleString('en-US')

/** The gate's answers, one a line. */
export function gateAnswers(measures: GateMeasures): GateAnswer[] {
  const { corpus, loss, lossTokens, bigramLoss, bigramTokens, foldError } = measures
  const few = lossTokens < gateLimits.tokens ? `, fewer than the ${count(gateLimits.tokens)} wanted` : ''
  return [
    {
      passed: loss < gateLimits.loss,
      says: `loss ${loss.toFixed(3)} nats a token on ${count(lossTokens)} tokens of ${corpus}${few}; wanted below ${gateLimits.loss}`,
    },
    {
      passed: loss < bigramLoss,
      says: `a table of token pairs, counted on ${count(bigramTokens)} other tokens, has ${bigramLoss.toFixed(3)}; wanted more than the model's`,
    },
    inductionAnswer(measures),
    foldError === null
      ? { passed: null, says: 'log-probs of the folded model not compared: it is too large to hold twice' }
      : {
          passed: foldError < gateLimits.foldError,
          says: `log-probs of the folded model differ by at most ${foldError.toExponential(1)}; wanted below ${gateLimits.foldError}`,
        },
  ]
}

function inductionAnswer({ induction, trainedTokens }: GateMeasures): GateAnswer {
  if (induction === null) return { passed: null, says: 'no induction score: that takes two layers' }
  const { score, layer, head } = induction
  const passed = score >= gateLimits.induction
  const found = `induction score ${score.toFixed(2)}, layer ${layer} head ${head}`
  if (!passed && trainedTokens !== null && trainedTokens < gateLimits.inductionTokens)
    return {
      passed: null,
      says: `${found}; at least ${gateLimits.induction} is wanted from ${count(gateLimits.inductionTokens)} tokens of training on, it had ${count(trainedTokens)}`,
    }
  return { passed, says: `${found}; wanted at least ${gateLimits.induction}` }
}

/** The answers as lines to print, the verdict last. */
export function gateLines(name: string, answers: readonly GateAnswer[]): string[] {
  const word = (passed: boolean | null) => (passed === null ? '  -   ' : passed ? '  ok  ' : '  FAIL')
  const lines = answers.map(({ passed, says }) => `${word(passed)}  ${says}`)
  const verdict = gatePassed(answers)
    ? 'passes the import gate'
    : 'FAILS the import gate: what is measured on it may mean little'
  return [...lines, `model ${name} ${verdict}`]
}
