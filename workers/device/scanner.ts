import { type Backend, backendName } from '#lib/inference/backend.ts'
import { deviceFault } from '#workers/device/device-fault.ts'
import { PermanentError, StoppedError } from '#workers/queue/work-error.ts'
import type { ScanInput } from '#workers/threads/scan-shard.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

/** What a scan gave, and what it ran on. */
export interface Scanned {
  /** The partial of every layer, in order. */
  partials: Uint8Array[]
  /** As `backendName`, stored with the partials. */
  backend: string
}

/** Scans shards on the GPU where there is one to be used, else on the CPU. */
export interface Scanner {
  /** Scans the shard that `read` reads when its turn has come. */
  scan(read: () => Promise<ScanInput>): Promise<Scanned>
}

/** What a scanner works with. */
export interface ScannerOptions {
  /** What is settled on. */
  backend: Backend
  /** Threads that compute on the CPU. */
  threads: ThreadPool
  /** The one thread that holds the GPU: two sessions would share its memory and gain little. */
  lane: ThreadPool
  /** Told once for each model that the GPU cannot do. */
  log(line: string): void
}

/**
 * A scanner. A shard on which the GPU fails is scanned on the CPU; where that works, the fault was the GPU's (its memory, its
 * driver), and the model's other shards stay on the CPU too.
 */
export const createScanner = ({ backend, threads, lane, log }: ScannerOptions): Scanner => {
  const refused = new Set<string>()
  const onCpu = (read: () => Promise<ScanInput>): Promise<Scanned> =>
    threads.use(async thread => ({
      partials: await thread.call('scanShard', await read()),
      backend: backendName('cpu'),
    }))
  if (backend === 'cpu') return { scan: onCpu }

  const onDevice = (read: () => Promise<ScanInput>): Promise<Scanned | { model: string; fault: unknown }> =>
    lane.use(async thread => {
      const input = await read()
      const model = input.model.name
      if (refused.has(input.model.weightsHash)) return { model, fault: null }
      try {
        const partials = await thread.call('scanOnDevice', { ...input, backend })
        return { partials, backend: backendName(backend) }
      } catch (fault) {
        if (fault instanceof StoppedError || fault instanceof PermanentError) throw fault
        return { model, fault }
      }
    })
  return {
    async scan(read) {
      const scanned = await onDevice(read)
      if ('partials' in scanned) return scanned
      let weightsHash = ''
      const result = await onCpu(async () => {
        const input = await read()
        weightsHash = input.model.weightsHash
        return input
      })
      if (scanned.fault !== null && !refused.has(weightsHash)) {
        refused.add(weightsHash)
        log(`${scanned.model} is scanned on the CPU, not by ${backend}: ${deviceFault(scanned.fault)}`)
      }
      return result
    },
  }
}
