import { useEffect, useState } from 'react'
import type { LivePart } from '#lib/address/live-request.ts'
import type { LiveAnswer } from '#lib/live/live-answer.ts'

/** What is asked of a text. */
export interface ReadingAsked {
  model: string
  /** Null for the current run. */
  run: string | null
  text: string
  /** `layer/neuron`, or null. */
  neuron: string | null
  want: readonly LivePart[]
}

/** A text as it was read last. */
export interface Reading {
  /** What the answer is of: JSON of ReadingAsked. */
  key: string
  answer: LiveAnswer | null
  /** Why there is none, in one line. */
  problem: string | null
}

/** Typing asks once it rests, in milliseconds. */
const rest = 250

/** After this long a visitor is told how many texts wait. */
const patience = 400

const failed = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function ask({ model, ...body }: ReadingAsked, signal: AbortSignal): Promise<LiveAnswer> {
  const response = await fetch(`/api/live/${model}`, { method: 'POST', body: JSON.stringify(body), signal })
  if (!response.ok) throw new Error((await response.text()).trim() || `the server answered ${response.status}`)
  return response.json()
}

/** How many texts wait, in words; undefined where the server does not say. */
async function queueWords(signal: AbortSignal): Promise<string | undefined> {
  const response = await fetch('/api/live', { signal })
  if (!response.ok) return undefined
  const { waiting } = (await response.json()) as { waiting: number }
  return waiting > 0 ? `Waiting: ${waiting === 1 ? 'one text' : `${waiting} texts`} in the queue.` : 'Reading.'
}

/**
 * Has a text read once typing rests; `first` is what the page brought along. Another text gives up the one before. `asked` null:
 * nothing is to be read. `waiting`: words on the queue while an answer takes long.
 */
export function useReading(asked: ReadingAsked | null, first: Reading | null = null) {
  const [reading, setReading] = useState<Reading | null>(first)
  const [waiting, setWaiting] = useState<{ key: string; words: string } | null>(null)
  const key = asked && JSON.stringify(asked)
  const known = reading !== null && reading.key === key
  useEffect(() => {
    if (key === null || known) return
    const stop = new AbortController()
    let patient: ReturnType<typeof setTimeout> | undefined
    const timer = setTimeout(async () => {
      patient = setTimeout(async () => {
        const words = await queueWords(stop.signal).catch(() => undefined)
        if (words && !stop.signal.aborted) setWaiting({ key, words })
      }, patience)
      try {
        setReading({ key, answer: await ask(JSON.parse(key), stop.signal), problem: null })
      } catch (error) {
        if (!stop.signal.aborted) setReading({ key, answer: null, problem: failed(error) })
      } finally {
        clearTimeout(patient)
      }
    }, rest)
    return () => {
      clearTimeout(timer)
      clearTimeout(patient)
      stop.abort()
    }
  }, [key, known])
  const busy = key !== null && !known
  return {
    reading: key === null ? null : reading,
    busy,
    waiting: busy && waiting?.key === key ? waiting.words : null,
    /** Asks again for what failed. */
    again: () => setReading(null),
  }
}
