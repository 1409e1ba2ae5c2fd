import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { addModel } from '#workers/model/add-model.ts'
import { listRuns } from '#workers/store/list-runs.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { writePlantedModels } from '#workers/testing/planted-folder.ts'
import { queuePlantedRun } from '#workers/testing/planted-run.ts'
import { softwareVulkan } from '#workers/testing/software-vulkan.ts'
import { startWorkerProcess } from '#workers/testing/worker-process.ts'

const { pool, url } = await testDatabase()
const folders = await writePlantedModels()
afterAll(() => folders.remove())

interface Row {
  neuron: number
  most: number
  least: number
  mean: number
  variance: number
}

/** Has a worker of its own publish a run; what its neurons' rows say, by neuron. */
const publishedBy = async (runId: number, device: string): Promise<Row[]> => {
  const worker = startWorkerProcess(url, ['--threads', '1', '--device', device], softwareVulkan())
  try {
    for (;;) {
      const [{ state, error }] = await listRuns(pool, runId)
      if (state === 'failed') throw new Error(error ?? 'it gave no reason')
      if (state === 'published') break
      if (worker.child.exitCode !== null) throw new Error(`the worker ended with ${worker.child.exitCode}`)
      await sleep(100)
    }
  } finally {
    worker.child.kill('SIGTERM')
    await worker.ended
  }
  const { rows } = await pool.query<Row>(
    `
    select neuron, max_activation as most, min_activation as least, mean, variance
    from neuron_stats
    where run_id = $1
    order by layer, neuron`,
    [runId],
  )
  return rows
}

test('a run scanned by WebGPU is collected on the CPU, says so, and has the figures of one scanned on the CPU', {
  timeout: 900_000,
}, async () => {
  await addModel(pool, folders.planted)
  const corpus = await addPlantedCorpus(pool, 'planted', 24)
  const onDevice = await queuePlantedRun(pool, corpus)
  const found = await publishedBy(onDevice, 'webgpu')
  // Another length of the lists makes another run, of the same figures.
  const onCpu = await queuePlantedRun(pool, corpus, { topK: 999 })
  const wanted = await publishedBy(onCpu, 'cpu')

  const runs = await listRuns(pool)
  expect(runs.map(run => run.scannedBy)).toEqual([[`webgpu/${process.arch}`], [`cpu/${process.arch}`]])
  expect(found).toHaveLength(wanted.length)
  for (const [i, { neuron, most, least, mean, variance }] of wanted.entries()) {
    const unit = Math.sqrt(variance + mean ** 2)
    const within = 1e-4 * Math.max(Math.abs(most), Math.abs(least), unit)
    expect(found[i].neuron).toBe(neuron)
    expect(Math.abs(found[i].most - most)).toBeLessThanOrEqual(within)
    expect(Math.abs(found[i].least - least)).toBeLessThanOrEqual(within)
    expect(Math.abs(found[i].mean - mean)).toBeLessThanOrEqual(within)
    expect(Math.abs(found[i].variance - variance)).toBeLessThanOrEqual(1e-4 * unit ** 2)
  }
})
