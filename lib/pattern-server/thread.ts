import { parentPort } from 'node:worker_threads'
import type { SearchReply, SearchRequest } from '#lib/pattern-server/protocol.ts'
import { searchTasks } from '#lib/pattern-server/search-tasks.ts'
import { PatternRefused } from '#lib/patterns/find-matches.ts'
import { PatternError } from '#lib/regex/pattern-error.ts'

/*
 * A search thread: one request after another. Whoever started it ends it where a request takes too long, so it holds nothing
 * that would be lost: indexes lie in shared memory.
 */
const port = parentPort
if (!port) throw new Error('thread.ts runs only as a worker thread; search-threads.ts starts it')

port.on('message', async ({ id, task, input }: SearchRequest) => {
  try {
    const output: unknown = await searchTasks[task](input as never)
    port.postMessage({ id, ok: true, output } satisfies SearchReply)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const refused = error instanceof PatternRefused || error instanceof PatternError
    port.postMessage({ id, ok: false, message, refused } satisfies SearchReply)
  }
})

port.postMessage({ ready: true } satisfies SearchReply)
