// Plain JavaScript, because a thread starts without a TypeScript loader, whatever its parent runs under.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { measureLayer } = await import('./analysis-layer.ts')
const { solu1l } = await import('./bench-models.ts')
await measureLayer(JSON.parse(workerData), solu1l.dVocab)
