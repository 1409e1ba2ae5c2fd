import { parentPort, workerData } from 'node:worker_threads'
import { keepSessions } from '#lib/live/kept-sessions.ts'
import { readText } from '#lib/live/read-text.ts'
import { openReadingSession, type ReadingSession } from '#lib/live/reading-session.ts'
import { END, type LiveReply, type LiveRequest, type LiveThreadData } from '#lib/live/thread-protocol.ts'

/*
 * A thread that reads visitors' texts: one job after another, models kept between them. Running a graph blocks its thread, so
 * it holds no connection; the pool is in the site's own thread (lib/live/pool.ts).
 */
const port = parentPort
if (!port) throw new Error('lib/live/thread.ts runs only as a worker thread')

const { root, bytes } = workerData as LiveThreadData
const sessions = keepSessions<ReadingSession>(bytes)

const tell = (reply: LiveReply): void => port.postMessage(reply)

port.on('message', async (request: LiveRequest | typeof END) => {
  // This thread alone.
  if (request === END) process.exit()
  const { id, job } = request
  try {
    const { model, site, vocabSize } = job
    const key = `${model.weightsHash} ${site} ${vocabSize}`
    const session = await sessions(key, () => openReadingSession(root, model, site, vocabSize))
    tell({ id, type: 'reading' })
    tell({ id, type: 'done', result: await readText(session, job) })
  } catch (error) {
    tell({ id, type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
})
