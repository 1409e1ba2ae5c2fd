import type { CDPSession, Page } from 'playwright'

/** What a browser did while it scrolled, in milliseconds. */
export interface Scrolling {
  /** Frames drawn, over so many seconds. */
  frames: number
  seconds: number
  /** Time from one frame to the next. */
  longestFrame: number
  p99Frame: number
  /** Longest task of the main thread; 0 where none took more than 50 ms, which is what browsers tell of. */
  longestTask: number
  /** CPU that the main thread took for a frame, which a busy machine does not make longer. */
  cpuFrame: number
  /** Neurons that went by, from the first to the last row seen. */
  neurons: number
}

/** Scrolls through a list for some seconds, as fast as a hand on a wheel: 100 px a frame, and watches the frames. */
export const scrollFor = async (page: Page, seconds: number): Promise<Scrolling> => {
  // tsx marks named functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name = f => f')
  const tools = await page.context().newCDPSession(page)
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = await taskSeconds(tools)
  const { gaps, longestTask, neurons } = await page.evaluate(
    ms =>
      new Promise<{ gaps: number[]; longestTask: number; neurons: number }>(resolve => {
        let longestTask = 0
        new PerformanceObserver(list => {
          for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration)
        }).observe({ type: 'longtask' })
        const gaps: number[] = []
        let last = 0
        let begun = 0
        let furthest = 0
        const step = (now: number): void => {
          begun ||= now
          if (last > 0) gaps.push(now - last)
          last = now
          const rows = document.querySelectorAll<HTMLElement>('[data-row]')
          furthest = Math.max(furthest, Number(rows[rows.length - 1]?.dataset.row ?? 0))
          if (now - begun >= ms) resolve({ gaps, longestTask, neurons: furthest })
          else {
            window.scrollBy(0, 100)
            requestAnimationFrame(step)
          }
        }
        requestAnimationFrame(step)
      }),
    seconds * 1000,
  )
  const sorted = gaps.toSorted((a, b) => a - b)
  return {
    frames: gaps.length,
    seconds,
    longestFrame: sorted[sorted.length - 1],
    p99Frame: sorted[Math.floor(0.99 * (sorted.length - 1))],
    longestTask,
    neurons,
    cpuFrame: (((await taskSeconds(tools)) - before) * 1000) / gaps.length,
  }
}

/** Seconds of CPU that the page's main thread has taken for tasks. */
const taskSeconds = async (tools: CDPSession): Promise<number> => {
  const { metrics } = await tools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
}
