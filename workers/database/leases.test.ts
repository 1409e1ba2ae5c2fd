import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { type Leases, openLeases } from '#workers/database/leases.ts'

async function hold({ port, token }: Leases) {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(token)
  await once(socket, 'data')
  return socket
}

test('it is idle only when the last of two leases has ended', async () => {
  const order: string[] = []
  let idle = () => {}
  const gone = new Promise<void>(done => {
    idle = done
  })
  const leases = await openLeases(60_000, () => {
    order.push('idle')
    idle()
  })
  const [first, second] = [await hold(leases), await hold(leases)]
  first.destroy()
  await new Promise(done => setTimeout(done, 400))
  order.push('one left')
  second.destroy()
  await gone
  expect(order).toEqual(['one left', 'idle'])
  leases.close()
})

test('without any lease it is idle after its patience', async () => {
  let leases: Leases | undefined
  await new Promise<void>(done => openLeases(20, done).then(opened => (leases = opened)))
  leases?.close()
  expect(leases?.port).toBeGreaterThan(0)
})

test('a connection with another word is cut off', async () => {
  const leases = await openLeases(60_000, () => {})
  const socket = connect(leases.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write('x'.repeat(leases.token.length))
  await once(socket, 'close')
  expect(socket.destroyed).toBe(true)
  leases.close()
})
