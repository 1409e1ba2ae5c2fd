import { useEffect, useState } from 'react'
import type { RowContext, TextSource } from '#components/neuron/row-html.ts'
import { formatNeuronId, type NeuronId } from '#lib/neuron/neuron-id.ts'
import { type RankedChoice, reasonLetter } from '#lib/neuron/ranked-choice.ts'

/** Rows of a choice, as far as they have come. */
export interface ShownRows {
  /** Names the choice the rows are of; the rows of one key never change. */
  key: string
  /** PackedRow[] as JSON, and where the texts come from; null before the first answer. */
  answer: { packed: string; sources: TextSource[] } | null
  /** What went wrong, in one line. */
  problem: string | null
  /** Whether the rows are still those of the choice before. */
  busy: boolean
}

/** Moving a slider asks once it rests. */
const rest = 120

/** Address of a choice of ranked examples. */
export function rankedHref({ run, id }: { run: string; id: NeuronId }, { from, to, reason }: RankedChoice): string {
  const own = reason === null ? '' : `&reason=${reasonLetter(reason)}`
  return `/api/ranked/${run}/${formatNeuronId(id)}?from=${from}&to=${to}${own}`
}

/** The rows of a choice, asked for when it rests; the rows before stay until they come. */
export function useRankedRows(choice: RankedChoice | null, context: Pick<RowContext, 'run' | 'id'>): ShownRows {
  const [shown, setShown] = useState<Omit<ShownRows, 'busy'>>({ key: '', answer: null, problem: null })
  const href = choice && rankedHref(context, choice)
  useEffect(() => {
    if (!href) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(href, { signal: stop.signal })
        if (!response.ok) throw new Error((await response.text()).trim() || `the server answered ${response.status}`)
        const { rows, sources } = await response.json()
        setShown({ key: href, answer: { packed: JSON.stringify(rows), sources }, problem: null })
      } catch (error) {
        if (stop.signal.aborted) return
        const why = error instanceof Error ? error.message : String(error)
        setShown({ key: href, answer: null, problem: `Wanted these examples; ${why}. Choose again.` })
      }
    }, rest)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [href])
  return { ...shown, busy: href !== null && shown.key !== href }
}
