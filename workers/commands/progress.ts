import { Listr } from 'listr2'

/** Shows how a long piece of work goes on. */
export interface Progress {
  /** Work done so far; `done` and `total` in the same unit, `total` 0 where unknown; `text` says it in words. */
  update(done: number, total: number, text: string): void
}

/** Least time between two plain lines. */
const PLAIN_MS = 5_000

const BAR = 24

const bar = (done: number, total: number): string => {
  const filled = Math.round((BAR * Math.min(done, total)) / total)
  return `${'#'.repeat(filled)}${'.'.repeat(BAR - filled)} ${Math.floor((100 * done) / total)} %`
}

/** Time left at the pace so far, in words; empty where nothing can be said yet. */
export const timeLeft = (done: number, total: number, seconds: number): string => {
  if (done <= 0 || done >= total || seconds < 2) return ''
  const left = (seconds / done) * (total - done)
  if (left < 90) return `, ${Math.ceil(left)} s left`
  return left < 5400 ? `, ${Math.ceil(left / 60)} min left` : `, ${(left / 3600).toFixed(1)} h left`
}

/**
 * Runs `work` under a title: with a bar that is redrawn in place on a terminal, with a plain line every few seconds
 * elsewhere (a log, a pipe).
 */
export const withProgress = async <T>(title: string, work: (progress: Progress) => Promise<T>): Promise<T> => {
  const begun = Date.now()
  const seconds = (): number => (Date.now() - begun) / 1000
  if (!process.stdout.isTTY) {
    let shown = begun
    console.log(title)
    return work({
      update(done, total, text) {
        if (Date.now() - shown < PLAIN_MS) return
        shown = Date.now()
        console.log(`  ${text}${timeLeft(done, total, seconds())}`)
      },
    })
  }
  let result: { value: T } | undefined
  const list = new Listr(
    [
      {
        title,
        task: async (_context, task) => {
          const value = await work({
            update(done, total, text) {
              task.output = `${total > 0 ? `${bar(done, total)}  ` : ''}${text}${timeLeft(done, total, seconds())}`
            },
          })
          result = { value }
        },
      },
    ],
    { rendererOptions: { showErrorMessage: false } },
  )
  await list.run()
  if (!result) throw new Error(`${title}: it ended without a result`)
  return result.value
}
