import type pg from 'pg'
import type { Badge, Evidence } from '#lib/patterns/badge.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { assembleLayer } from '#lib/patterns/pattern-index.ts'
import { type NeuronPatternScore, scorePattern } from '#lib/patterns/score-pattern.ts'
import { compilePattern, type PatternOptions } from '#lib/regex/pattern.ts'
import { type CausalAnswer, causalTests } from '#workers/patterns/causal-tests.ts'
import { modelRef, type RunRow } from '#workers/store/find-run.ts'
import { insertCausalTests } from '#workers/store/insert-causal-tests.ts'
import { insertNeuronPatterns } from '#workers/store/insert-neuron-patterns.ts'
import { baselinesOf, type NeuronBaselines, readBaselines } from '#workers/store/read-baselines.ts'
import { readIndexParts } from '#workers/store/read-index-parts.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { readTokenizer } from '#workers/store/read-tokenizer.ts'
import { rebadge } from '#workers/store/rebadge.ts'
import { inTransaction } from '#workers/store/transaction.ts'

/** What is to be tested. */
export interface VerifyRequest extends PatternOptions {
  layer: number
  neuron: number
  source: string
  seed: number
}

/** What came of it. */
export interface Verified {
  score: NeuronPatternScore
  baselines: NeuronBaselines
  /** This test. */
  answer: CausalAnswer
  /** Everything its badge depends on: all its tests together. */
  evidence: Evidence
  badge: Badge
}

const EVIDENCE = `
select badge, sum(c.n_positive)::int as "nPositive", sum(c.fired)::int as fired, sum(c.n_negative)::int as "nNegative",
  sum(c.silent)::int as silent
from neuron_pattern p join causal_test c on c.pattern_id = p.id where p.id = $1 group by p.id`

/**
 * Holds a pattern against a neuron on held-out text, puts it through an experiment, and stores both: every trial counts. The same seed
 * gives the same. Throws one line where the run has no pattern index, the pattern is refused, or the neuron fires too rarely.
 */
export async function verifyPattern(pool: pg.Pool, run: RunRow, request: VerifyRequest): Promise<Verified> {
  const { layer, neuron, source, seed, ignoreCase, wholeWord } = request
  const pattern = compilePattern(source, request)
  const parts = await readIndexParts(pool, run.id, -1)
  if (parts.length === 0)
    throw new Error(`run ${run.hash}: wanted its pattern index, got none yet; let "soluscope work" finish the analysis`)
  const firings = assembleLayer(await readIndexParts(pool, run.id, layer))
  const score = scorePattern(pattern, assembleTexts(parts), firings, neuron)
  if (score === null)
    throw new Error(`neuron ${layer}/${neuron} fires on fewer than 20 tokens: there is nothing to test`)
  const baselines = baselinesOf(await readBaselines(pool, run.id, layer), neuron)
  const scale = (await readScales(pool, run.id, layer))[neuron]
  const tokenizer = await readTokenizer(pool, run.tokenizerId)
  const job = { neuron, scale, level: score.level, source, ignoreCase, wholeWord, seed }
  const input = { model: modelRef(run), layer, site: run.spec.site, texts: parts, tokenizer, jobs: [job] }
  const [answer] = await causalTests(input)
  return inTransaction(pool, async client => {
    const own = { layer, neuron, pattern: source, ignoreCase, wholeWord, origin: 'asked' as const, score }
    const [patternId] = await insertNeuronPatterns(client, run.id, [{ ...own, ...baselines }])
    await insertCausalTests(client, [{ ...answer, patternId, seed }])
    const line = await rebadge(client, run.modelId)
    const { rows } = await client.query(EVIDENCE, [patternId])
    const [{ badge, ...causal }] = rows as [{ badge: Badge } & NonNullable<Evidence['causal']>]
    const { test, f1, matchDocuments, fireDocuments, pValue } = score
    const discovery = pValue !== null && pValue <= line
    const evidence = { ...test, f1, matchDocuments, fireDocuments, tokenF1: baselines.tokenF1, discovery, causal }
    return { score, baselines, answer, badge, evidence }
  })
}
