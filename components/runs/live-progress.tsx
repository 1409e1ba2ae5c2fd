'use client'

import { useEffect, useState } from 'react'
import { RunsTable } from '#components/runs/runs-table.tsx'
import { WorkersLine } from '#components/runs/workers-line.tsx'
import type { Progress } from '#lib/queries/run-progress.ts'
import { underWay } from '#lib/runs/run-progress.ts'

/** Milliseconds between two questions. */
const EVERY = 2000

/** The runs as the page was sent, asked again every 2 s while one is under way and the page is seen. */
export const LiveProgress = ({ initial }: { initial: Progress }) => {
  const [progress, setProgress] = useState(initial)
  const [lost, setLost] = useState(false)
  const going = progress.runs.some(underWay)

  useEffect(() => {
    if (!going) return
    const stop = new AbortController()
    const ask = async () => {
      if (document.hidden) return
      try {
        const answer = await fetch('/runs/progress', { signal: stop.signal })
        if (!answer.ok) throw new Error(`status ${answer.status}`)
        setProgress(await answer.json())
        setLost(false)
      } catch {
        if (!stop.signal.aborted) setLost(true)
      }
    }
    const timer = setInterval(ask, EVERY)
    return () => {
      clearInterval(timer)
      stop.abort()
    }
  }, [going])

  return (
    <>
      <p className="mb-3.5 min-h-[18px] text-ink-2 text-sm">
        <WorkersLine workers={progress.workers} waiting={going} />
        {lost && <span className="text-bad"> ◆ The site does not answer; these numbers may be old.</span>}
      </p>
      <RunsTable runs={progress.runs} />
    </>
  )
}
