import { parentPort } from 'node:worker_threads'
import { collectGarbage } from '#lib/inference/collect-garbage.ts'
import { PermanentError } from '#workers/queue/work-error.ts'
import { END, type ThreadReply, type ThreadRequest } from '#workers/threads/protocol.ts'
import { threadTasks } from '#workers/threads/tasks.ts'

/*
 * A worker thread: does one request after another and answers each. Running a graph blocks its thread, so this one keeps
 * no connection and no timer; those live in the main thread.
 */
const port = parentPort
if (!port) throw new Error('thread.ts runs only as a worker thread; start one with createThread')

/** Buffers of the output worth moving instead of copying: each whole and used once. */
const buffersOf = (output: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> => {
  if (ArrayBuffer.isView(output)) {
    const whole = output.byteLength === output.buffer.byteLength
    if (whole && output.buffer instanceof ArrayBuffer) found.add(output.buffer)
  } else if (output !== null && typeof output === 'object') {
    for (const value of Object.values(output)) buffersOf(value, found)
  }
  return found
}

const answer = async ({ id, task, input }: ThreadRequest): Promise<void> => {
  try {
    const output: unknown = await threadTasks[task](input as never)
    const reply: ThreadReply = { id, ok: true, output }
    port.postMessage(reply, [...buffersOf(output)])
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const reply: ThreadReply = { id, ok: false, message, permanent: error instanceof PermanentError }
    port.postMessage(reply)
  }
}

port.on('message', async (request: ThreadRequest | typeof END) => {
  // This thread alone, in the middle of what it does.
  if (request === END) process.exit()
  await answer(request)
  collectGarbage()
})
