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

/** Time left in words, each call from what was done since the work (or its next step: `done` fell) began. */
const createPace = (): ((done: number, total: number) => string) => {
  let begun = Date.now()
  let first = 0
  let last = 0
  return (done, total) => {
    if (done < last) {
      begun = Date.now()
      first = done
    }
    last = done
    return timeLeft(done - first, total - first, (Date.now() - begun) / 1000)
  }
}

/**
 * Runs `work` under a title: with a bar that is redrawn in place on a terminal, with a plain line every few seconds
 * elsewhere (a log, a pipe).
 */
export const withProgress = async <T>(title: string, work: (progress: Progress) => Promise<T>): Promise<T> => {
  const pace = createPace()
  if (!process.stdout.isTTY) {
    let shown = Date.now()
    console.log(title)
    return work({
      update(done, total, text) {
        const left = pace(done, total)
        if (Date.now() - shown < PLAIN_MS) return
        shown = Date.now()
        console.log(`  ${text}${left}`)
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
              task.output = `${total > 0 ? `${bar(done, total)}  ` : ''}${text}${pace(done, total)}`
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
