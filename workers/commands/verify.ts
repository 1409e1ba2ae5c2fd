import { parseAddress } from '#lib/address/parse-address.ts'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import { hasNeuron, validRange } from '#lib/neuron/neuron-id.ts'
import { type Criterion, criteria } from '#lib/patterns/badge.ts'
import { mustFire } from '#lib/patterns/causal-string.ts'
import { badgeSentences, badgeWords, criterionWords, stringWords } from '#lib/patterns/words.ts'
import { namedModel } from '#workers/commands/named.ts'
import { textTable } from '#workers/commands/text-table.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { type Verified, verifyPattern } from '#workers/patterns/verify-pattern.ts'
import { findRun } from '#workers/store/find-run.ts'

/** Options of `soluscope verify`. */
export interface VerifyOptions {
  seed: number
  ignoreCase?: boolean
  wholeWord?: boolean
}

/** `soluscope verify MODEL/LAYER/NEURON PATTERN`: tests it, keeps the trial, prints what came of it. */
export const verifyCommand = async (address: string, source: string, options: VerifyOptions): Promise<number> => {
  const { model: name, layer, neuron } = parseAddress(address) ?? { model: null, layer: null, neuron: null }
  if (name === null || layer === null || neuron === null)
    throw new Error(`wanted MODEL/LAYER/NEURON, got "${address}": write it as in solu-1l-d64/0/12`)
  return withDatabase(async ({ pool }) => {
    const model = await namedModel(pool, name)
    if (!hasNeuron(model, { layer, neuron })) throw new Error(validRange(model.name, model))
    const { rows } = await pool.query<{ id: number | null }>('select current_run_id as id from model where id = $1', [
      model.id,
    ])
    const run = rows[0].id === null ? null : await findRun(pool, { id: rows[0].id })
    if (run === null) throw new Error(`${model.name} has no published run yet: let "soluscope work" finish it`)
    const { seed, ignoreCase = false, wholeWord = false } = options
    const verified = await verifyPattern(pool, run, { layer, neuron, source, seed, ignoreCase, wholeWord })
    console.log(verifiedText(`${model.name}/${layer}/${neuron}`, source, seed, verified))
    return 0
  })
}

/** What came of a test, for a terminal. */
export function verifiedText(neuron: string, source: string, seed: number, verified: Verified): string {
  const { score, baselines, answer, badge, evidence } = verified
  const f1 = (value: number | null) => (value === null ? 'undefined' : formatNumber(value))
  const asked = criteria(evidence).map(one => [
    one.passed ? 'yes' : 'no',
    criterionWords[one.key],
    shownValue(one),
    `at least ${one.limit}`,
  ])
  for (const row of asked) if (row[1] === criterionWords.discovery) row[3] = `at most ${row[3].slice(9)} false`
  const kinds = answer.edits.map(({ edit, strings, fired, drop }) => [
    stringWords[edit],
    mustFire(edit) ? 'fires' : 'silent',
    String(strings),
    String(fired),
    drop ? `${formatNumber(drop.mean)} (${formatNumber(drop.low)} to ${formatNumber(drop.high)})` : '',
  ])
  return [
    `${neuron}  ${source}  ${badgeWords[badge]}. ${badgeSentences[badge]}`,
    `fires at ${formatNumber(score.level)} M; F1 on held-out text ${f1(score.f1)}, best token ${f1(baselines.tokenF1)}, best pair ${f1(baselines.bigramF1)}`,
    '',
    textTable(['', 'asked', 'found', 'wanted'], asked),
    '',
    `strings of seed ${seed}, from ${answer.nDocuments} held-out documents`,
    textTable(['made by', 'predicted', 'strings', 'fired', 'loss in M (95 %)'], kinds),
  ].join('\n')
}

const shownValue = ({ key, value }: Criterion): string =>
  key === 'discovery' ? '' : value === null ? 'undefined' : key === 'gain' ? formatNumber(value) : formatPercent(value)
