import { commandLine, parentOf } from '#workers/database/process-identity.ts'

/** A wish to stop, and how to hear of it. */
export interface StopSignal {
  /** Aborted at the first wish to stop. */
  signal: AbortSignal
  /** Resolves then. */
  asked: Promise<void>
  /** Takes the handlers away again. */
  dispose(): void
}

/**
 * Listens for SIGINT, SIGTERM, SIGHUP and, where `npm` started this process, npm's own end. The second wish calls
 * `force`.
 */
export function listenForStop(force: () => void): StopSignal {
  const controller = new AbortController()
  const asked = new Promise<void>(done => controller.signal.addEventListener('abort', () => done(), { once: true }))
  const stop = () => {
    if (controller.signal.aborted) force()
    else controller.abort(new Error('stopped'))
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)

  const parents = npmAbove()
  const watch = setInterval(() => {
    if (parents.length > 0 && npmAbove().join() !== parents.join() && !controller.signal.aborted) stop()
  }, 1_000)
  watch.unref()
  return {
    signal: controller.signal,
    asked,
    dispose() {
      clearInterval(watch)
      for (const signal of signals) process.off(signal, stop)
    },
  }
}

/**
 * The processes between this one and npm, npm included; [] when npm did not start it. npm killed with -9 passes nothing
 * on, but its children are handed to another parent.
 */
function npmAbove(): number[] {
  if (!process.env.npm_lifecycle_event) return []
  const shell = /^\S*sh -c /.test(commandLine(process.ppid) ?? '')
  return shell ? [process.ppid, parentOf(process.ppid)] : [process.ppid]
}
