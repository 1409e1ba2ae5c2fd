import type { LiveJob, LiveResult } from '#lib/live/live-job.ts'

/** What a thread is started with. */
export interface LiveThreadData {
  /** The project's folder. */
  root: string
  /** Bytes of models it keeps. */
  bytes: number
}

/** What is sent to a thread; it works on one job at a time. */
export interface LiveRequest {
  id: number
  job: LiveJob
}

/** Sent to a thread that is to end. */
export const END = 'end'

/** What a thread tells: that the model is there and the text is being read, then the end of it. */
export type LiveReply =
  | { id: number; type: 'reading' }
  | { id: number; type: 'done'; result: LiveResult }
  | { id: number; type: 'failed'; message: string }
