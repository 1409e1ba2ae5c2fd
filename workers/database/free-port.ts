import { createServer } from 'node:net'

/** The given port if nothing listens on it at 127.0.0.1, else any free one. */
export async function freePort(preferred = 0): Promise<number> {
  const port = await tryPort(preferred)
  return port ?? (await freePort(0))
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => (port === 0 ? fail(error) : done(null)))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(address && typeof address === 'object' ? address.port : null))
    })
  })
}
