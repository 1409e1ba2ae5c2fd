import { expect, test } from 'vitest'
import { nextJobs, type RunProgress } from '#workers/plan/next-jobs.ts'

const start: RunProgress = {
  runId: 7,
  state: 'scanning',
  nShards: 3,
  nLayers: 2,
  scanned: [],
  requested: 0,
  collected: [],
  merged: [],
  written: [],
  evaluated: false,
}
const scanned = { ...start, scanned: [0, 1, 2] }
const merged = { ...scanned, merged: [0, 1] }
const requested = { ...merged, requested: 3 }
const words = (progress: RunProgress) => nextJobs(progress).map(job => `${job.step} ${job.part}`)

test('each step waits until the one before is complete, and only what is missing is asked for', () => {
  expect(words(start)).toEqual(['scan 0', 'scan 1', 'scan 2'])
  expect(words({ ...start, scanned: [2, 0] })).toEqual(['scan 1'])
  expect(words(scanned)).toEqual(['merge 0', 'merge 1'])
  expect(words({ ...scanned, merged: [1] })).toEqual(['merge 0'])
  expect(words(merged)).toEqual(['plan-collect 0'])
  expect(words(requested)).toEqual(['collect 0', 'collect 1', 'collect 2', 'evaluate 0'])
  expect(words({ ...requested, collected: [0, 1, 2] })).toEqual(['evaluate 0'])
  const ready = { ...requested, collected: [0, 1, 2], evaluated: true }
  expect(words(ready)).toEqual(['publish 0', 'publish 1'])
  expect(words({ ...ready, written: [0, 1] })).toEqual(['finish 0'])
})

test('a model without neurons is evaluated and finished', () => {
  const none = { ...start, nShards: 0, nLayers: 0 }
  expect(words(none)).toEqual(['evaluate 0'])
  expect(words({ ...none, evaluated: true })).toEqual(['finish 0'])
})

test('nothing is left to do for a published or failed run', () => {
  expect(nextJobs({ ...start, state: 'published' })).toEqual([])
  expect(nextJobs({ ...start, state: 'failed' })).toEqual([])
})
