'use client'

import { useEffect, useState } from 'react'
import { type LayerColumns, unpackLayerColumns } from '#lib/layer/layer-columns.ts'

/** Layers read so far in this tab: sorting again, or coming back, asks for nothing. */
const read = new Map<string, LayerColumns>()

/** The whole layer's columns once they have come; `problem` says in one line why they have not. */
export function useLayerColumns(source: string): { columns: LayerColumns | null; problem: string | null } {
  const [, arrived] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  // Not on the first rendering: that one must equal the server's.
  const [mounted, setMounted] = useState(false)
  useEffect(() => {
    setMounted(true)
    setProblem(null)
    if (read.has(source)) return
    const stop = new AbortController()
    fetchColumns(source, stop.signal).then(
      columns => {
        read.set(source, columns)
        arrived(n => n + 1)
      },
      error => stop.signal.aborted || setProblem(error.message),
    )
    return () => stop.abort()
  }, [source])
  return { columns: mounted ? (read.get(source) ?? null) : null, problem }
}

async function fetchColumns(source: string, signal: AbortSignal): Promise<LayerColumns> {
  const answer = await fetch(source, { signal })
  if (!answer.ok)
    throw new Error(
      `Only the first neurons are shown: the rest did not come (status ${answer.status}). Reload the page.`,
    )
  const unzipped = new Response(answer.body?.pipeThrough(new DecompressionStream('gzip')))
  return unpackLayerColumns(new Uint8Array(await unzipped.arrayBuffer()))
}
