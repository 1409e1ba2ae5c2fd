import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Writer } from '#lib/claims/writing.ts'
import { testDatabase } from '#workers/testing/database.ts'

/** Mails that the server has taken. */
const mails: string[] = []
/** Whether it takes any. */
let willing = true
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      if (willing) mails.push(Buffer.concat(parts).toString())
      done(willing ? null : Object.assign(new Error('not now'), { responseCode: 451 }))
    })
  },
})
await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
const address = server.server.address()
const port = typeof address === 'object' && address ? address.port : 0

vi.mock('server-only', () => ({}))
const { url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
vi.stubEnv('AUTH_SECRET', 'a secret that only tests know, long enough')
vi.stubEnv('PUBLIC_URL', 'https://neurons.example.org')
vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`)
vi.stubEnv('MAIL_FROM', 'Soluscope <neurons@example.org>')
const { db } = await import('#lib/db.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { withdrawClaim } = await import('#lib/claims/withdraw-claim.ts')
const { mailHealth } = await import('#lib/queries/mail-health.ts')
const { markNewsRead } = await import('#lib/feeds/news.ts')
const { digestOf, setDigest } = await import('#lib/feeds/set-digest.ts')
const { sendDigests } = await import('#lib/feeds/send-digests.ts')
const { setWatch } = await import('#lib/feeds/watch.ts')
const { readUnsubscribeToken, unsubscribeToken } = await import('#lib/accounts/unsubscribe-token.ts')
const { sendMail } = await import('#lib/accounts/send-mail.ts')
afterAll(async () => {
  await db.$disconnect()
  await new Promise<void>(closed => server.close(() => closed()))
})

const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
const hour = 3_600_000
const later = (hours: number) => new Date(Date.now() + hours * hour)
let ann: Writer
let bob: Writer
beforeAll(async () => {
  await addModels('tiny')
  ;[ann, bob] = await addPeople('Ann', 'Bob')
  await setWatch(bob, 'neuron:tiny/0/1', true)
})
beforeEach(async () => {
  mails.length = 0
  errors.mockClear()
  await db.notification.deleteMany()
  await setDigest(bob.id, 'off')
})

const write = (text: string) =>
  createClaim(ann, { kind: 'description', body: { neurons: ['tiny/0/1'], text }, confidence: 'high', evidence: [] })

test('news go out after a day, once, however many processes look at the same moment', async () => {
  await write('Before anything was asked for.')
  expect(await sendDigests(later(48))).toBe(0)
  await setDigest(bob.id, 'daily')
  await write('Fires on sevens.')
  await write('Fires on eights.')
  expect(await sendDigests(later(23))).toBe(0)
  const sent = await Promise.all([1, 2, 3].map(() => sendDigests(later(25))))
  expect([sent.reduce((sum, n) => sum + n, 0), mails.length]).toEqual([1, 1])
  const [mail] = mails
  expect(mail).toContain('To: bob@example.org')
  expect(mail).toContain('From: Soluscope <neurons@example.org>')
  expect(mail).toContain('Subject: 2 pieces of news at Soluscope')
  const text = mail.replaceAll('=\r\n', '').replaceAll('=3D', '=')
  expect(text).toContain('Ann wrote a description (tiny/0/1): Fires on sevens.')
  expect(text).not.toContain('Before anything')
  expect(text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  const token = /unsubscribe\?token=([\w.-]+)/.exec(text)?.[1] ?? ''
  expect(readUnsubscribeToken(token)).toBe(bob.id)
  expect(await sendDigests(later(26))).toBe(0)
  expect(await sendDigests(later(50))).toBe(0)
  expect(mails).toHaveLength(1)
})

test('what was read or withdrawn meanwhile is not sent; weekly is every seven days', async () => {
  await setDigest(bob.id, 'weekly')
  const { uid } = await write('Withdrawn.')
  await withdrawClaim(ann, uid)
  await write('Read on the site.')
  await markNewsRead(bob.id, null)
  expect(await sendDigests(later(24 * 7 + 1))).toBe(0)
  await db.user.update({ where: { id: bob.id }, data: { digestAt: new Date(Date.now() - hour) } })
  await write('New.')
  expect([await sendDigests(later(24 * 6)), await sendDigests(later(24 * 7 + 1))]).toEqual([0, 1])
})

test('what the mail server refuses goes out the next time, and the log tells no address', async () => {
  await setDigest(bob.id, 'daily')
  await write('Fires on nines.')
  willing = false
  expect(await sendDigests(later(25))).toBe(0)
  const { failed } = await mailHealth()
  expect(failed).toMatchObject({ fault: expect.stringMatching(/^\w+ 451$/) })
  willing = true
  expect(String(errors.mock.calls)).toMatch(/could not be sent by e-mail \(\w+ 451\)/)
  expect(String(errors.mock.calls)).not.toContain('@')
  expect(await sendDigests(later(26))).toBe(1)
  expect(Number((await mailHealth()).sentAt)).toBeGreaterThanOrEqual(Number(failed?.at))
})

test('a mail of the site is sent without being waited for', async () => {
  sendMail({ to: 'cem@example.org', subject: 'Confirm', text: 'https://neurons.example.org/account/confirm?token=x' })
  expect(mails).toEqual([])
  await vi.waitFor(() => expect(mails[0]).toContain('To: cem@example.org'), { timeout: 30_000 })
  await vi.waitFor(async () => expect((await mailHealth()).waiting).toBe(0))
})

test('admins see mails that wait, and those whose process ended while they did; nothing says to whom', async () => {
  const { id } = await db.mailDelivery.create({ data: { subject: 'Confirm' } })
  expect(await mailHealth()).toMatchObject({ configured: true, waiting: 1 })
  const at = new Date(Date.now() + 1)
  await db.mailDelivery.update({ where: { id }, data: { createdAt: at } })
  expect(await mailHealth(later(1))).toMatchObject({
    waiting: 0,
    failed: { at, fault: expect.stringContaining('ended') },
  })
  expect(JSON.stringify(await db.mailDelivery.findMany())).not.toContain('@')
})

test('only the site’s own token ends the mails', async () => {
  const token = unsubscribeToken(bob.id)
  for (const other of ['', `${bob.id}`, token.slice(0, -1), `${ann.id}.${token.split('.')[1]}`, `${token}x`])
    expect(readUnsubscribeToken(other)).toBeNull()
  await setDigest(bob.id, 'daily')
  await setDigest(readUnsubscribeToken(token) ?? 0, 'off')
  expect(await digestOf(bob.id)).toBe('off')
})
