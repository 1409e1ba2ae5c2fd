import { afterAll, beforeAll, expect, test } from 'vitest'
import { patternReportText, reportText } from '#workers/commands/report.ts'
import { addModel } from '#workers/model/add-model.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { writePlantedModels } from '#workers/testing/planted-folder.ts'
import { queuePlantedRun, workUntilEmpty } from '#workers/testing/planted-run.ts'

const { pool, url } = await testDatabase()
const folders = await writePlantedModels()
afterAll(() => folders.remove())

let text = ''
beforeAll(async () => {
  await addModel(pool, folders.planted)
  await queuePlantedRun(pool, await addPlantedCorpus(pool, 'planted', 480))
  await workUntilEmpty(url, 2)
  text = await reportText(pool, [])
})

/** The neurons of a list, in its order. */
const listed = (title: string): number[] => {
  const [part] = text.split(`### ${title}\n`).slice(1)
  return [...part.split('\n###')[0].matchAll(/\(\/planted\/0\/(\d+)\)/g)].map(([, neuron]) => Number(neuron))
}

test('the six neurons that smuggle come first among the most smuggling', () => {
  const most = listed('The most smuggling')
  expect(most).toHaveLength(10)
  expect(most.slice(0, 6).toSorted()).toEqual([15, 16, 17, 18, 19, 20])
})

test('none of the ten most monosemantic has two reasons', () => {
  const most = listed('The most monosemantic')
  expect(most).toHaveLength(10)
  for (const neuron of [1, 12, 13, 14]) expect(most).not.toContain(neuron)
})

test('classes are counted, and every statistic has its quartiles or says why not', async () => {
  expect(text).toContain('32 neurons, 1 dead. Direct effect on the logits: ')
  expect(text).toMatch(/\d+ prediction, 1 suppression/)
  const kurtosis = text.split('\n').find(line => line.startsWith('| Kurtosis |'))
  expect(kurtosis).toContain('dead: 1')
  const { rows } = await pool.query<{ median: number }>(
    `select percentile_disc(0.5) within group (order by r2_token) as median from neuron_analysis`,
  )
  const r2 = text.split('\n').find(line => line.startsWith('| R², 1 token |'))
  // 31 neurons fire: the middle one is the median by any rule.
  expect(r2?.split(' | ')[2]).toBe(String(Number(rows[0].median.toFixed(3))))
  expect(text.split('\n').find(line => line.startsWith('| Silhouette |'))).toContain('one reason: ')
})

test('an unknown model is one line that names the models', async () => {
  await expect(reportText(pool, ['nobody'])).rejects.toThrow('no model is called "nobody" (there is planted')
})

test('patterns are counted by badge, the best and the refuted listed with what went wrong', async () => {
  const patterns = await patternReportText(pool, ['planted'])
  expect(patterns).toContain('31 of 31 neurons that fire have a pattern')
  // Of 31 patterns two say more than a token.
  expect(patterns).toContain('| 0 | 31 | 31 | 2 | 29 | 0 | 0 | 0 | 0 |')
  const best = patterns.split('\n').filter(line => line.startsWith('| [0/'))
  expect(best[0]).toContain('| [0/12](/planted/0/12) | `\\d` | 1 |')
  expect(best[1]).toContain('`[(b]`')
  expect(patterns.split('### Refuted')[1]).toContain('None.')
  await expect(patternReportText(pool, ['none'])).rejects.toThrow('no model is called "none"')
})
