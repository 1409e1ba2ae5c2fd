import type { ThreadTasks } from '#workers/threads/tasks.ts'

/** Name of something a thread can do. */
export type ThreadTask = keyof ThreadTasks

/** What is sent to a thread. Replies carry the same number; a thread works on one request at a time. */
export interface ThreadRequest {
  id: number
  task: ThreadTask
  input: unknown
}

/** Sent to a thread that is to end. */
export const END = 'end'

/** What a thread answers. */
export type ThreadReply =
  | { id: number; ok: true; output: unknown }
  | { id: number; ok: false; message: string; permanent: boolean }
