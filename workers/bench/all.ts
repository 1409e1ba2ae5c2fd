import { basename, join } from 'node:path'
import { analysisLayer } from '#workers/bench/analysis-layer.ts'
import { analysisMemory } from '#workers/bench/analysis-memory.ts'
import { manyNeurons, solu1l, writeRandomModel } from '#workers/bench/bench-models.ts'
import { deviceSpeed } from '#workers/bench/device-speed.ts'
import { listSpeed } from '#workers/bench/list-speed.ts'
import { liveHttp } from '#workers/bench/live-http.ts'
import { liveSpeed } from '#workers/bench/live-speed.ts'
import { machineLine, printFigure } from '#workers/bench/machine.ts'
import { pageSpeed } from '#workers/bench/page-speed.ts'
import { publishSpeed } from '#workers/bench/publish-speed.ts'
import { regexScan } from '#workers/bench/regex-scan.ts'
import { regexSpeed } from '#workers/bench/regex-speed.ts'
import { scanSpeed } from '#workers/bench/scan-speed.ts'
import { withScratch } from '#workers/bench/scratch.ts'
import { synthesisSpeed } from '#workers/bench/synthesis-speed.ts'
import { workerMemory } from '#workers/bench/worker-memory.ts'
import { workerScaling } from '#workers/bench/worker-scaling.ts'
import { writersSpeed } from '#workers/bench/writers-speed.ts'
import { measureTokenizer } from '#workers/corpus/tokenizer-speed.ts'

/*
 * `npm run bench [-- NAME...]`: prints figures with the machine they were taken on. NAMEs: tokenizer, scan, scaling, memory, analyse, synthesis,
 * analyse-memory, publish, page (which publishes first), lists, live, live-http, writers (50 people at one neuron), regex-scan, regex (searches of all neurons); all of them where none is
 * given. `-- --device webgpu|cuda` measures scans on a GPU beside the CPU's, and nothing else. Quiet machines give better figures; those that compare two ways do so in one run, turn about.
 */
const asked = process.argv.slice(2)
const device = asked[0] === '--device' ? (asked[1] ?? '') : undefined
const wanted = (...names: string[]): boolean => asked.length === 0 || names.some(name => asked.includes(name))

console.log(machineLine())
if (device !== undefined) {
  const backend = (['webgpu', 'cuda'] as const).find(name => name === device)
  if (!backend) throw new Error(`--device: wanted webgpu or cuda, got ${device}`)
  process.exit((await deviceSpeed(backend)) ? 0 : 1)
}
if (wanted('tokenizer')) {
  const { mbPerCpuSecond } = await measureTokenizer()
  const goal = { text: '>= 2', reached: mbPerCpuSecond >= 2 }
  printFigure('tokenizer on prose', `${mbPerCpuSecond.toFixed(1)} MB a CPU second`, goal)
}
if (wanted('regex-scan')) await regexScan()
if (wanted('regex')) await regexSpeed()
if (wanted('live')) await liveSpeed()
await withScratch(async scratch => {
  if (wanted('live', 'live-http')) await liveHttp(scratch)
  if (wanted('scan', 'scaling', 'memory', 'analyse', 'analyse-memory', 'synthesis')) {
    const model = await writeRandomModel(join(scratch.folder, 'bench-solu-1l'), solu1l)
    if (wanted('scan')) await scanSpeed(model)
    if (wanted('scaling')) await workerScaling(model)
    if (wanted('analyse')) await analysisLayer(model, solu1l.dVocab)
    if (wanted('synthesis')) await synthesisSpeed(model, solu1l.dVocab)
    if (wanted('analyse-memory')) await analysisMemory(model)
    if (wanted('memory')) await workerMemory(scratch, model.path)
  }
  if (wanted('lists')) await listSpeed(scratch)
  if (wanted('publish', 'page')) {
    const model = await writeRandomModel(join(scratch.folder, 'bench-10l'), manyNeurons)
    await publishSpeed(scratch, model.path)
    if (wanted('page')) await pageSpeed(scratch.url, basename(model.path))
  }
  // Last: its model is a row without weights, which pages of models cannot show.
  if (wanted('writers')) await writersSpeed(scratch)
})
console.log(machineLine())
process.exit(0)
