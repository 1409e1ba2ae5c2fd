import { randomBytes } from 'node:crypto'
import { createServer, type Socket } from 'node:net'

/** Counts who still needs the database: each is a connection, which ends with its process even under kill -9. */
export interface Leases {
  port: number
  /** The word a connection must open with. */
  token: string
  /** Refuses new ones and ends those there are. */
  close(): void
}

/**
 * Listens for leases on the loopback interface. `onIdle` is called once: when the last lease has ended, or when none
 * came within `patience` milliseconds of the start.
 */
export async function openLeases(patience: number, onIdle: () => void): Promise<Leases> {
  const token = randomBytes(16).toString('hex')
  const held = new Set<Socket>()
  let idle = setTimeout(onIdle, patience)
  const server = createServer(socket => {
    let opening = ''
    socket.on('error', () => socket.destroy())
    socket.on('data', chunk => {
      if (held.has(socket)) return
      opening += chunk.toString('latin1')
      if (opening.length < token.length) return
      if (opening.slice(0, token.length) !== token) return socket.destroy()
      held.add(socket)
      clearTimeout(idle)
      socket.write('ok')
    })
    socket.on('close', () => {
      if (!held.delete(socket) || held.size > 0) return
      // A short wait joins two commands that follow one another.
      idle = setTimeout(onIdle, 200)
    })
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', done)
  })
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    port,
    token,
    close() {
      clearTimeout(idle)
      server.close()
      for (const socket of held) socket.destroy()
    },
  }
}
