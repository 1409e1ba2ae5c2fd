import { expect, test } from 'vitest'
import { parseEnv } from '#lib/env.ts'

test('nothing set gives the embedded database and port 3000 of this machine', () => {
  expect(parseEnv({})).toEqual({
    PORT: 3000,
    SOLUSCOPE_DEVICE: 'cpu',
    HOST: 'localhost',
    SOLUSCOPE_HOME: '.soluscope',
    LIVE_MEMORY_MB: 1024,
    LIVE_PER_MINUTE: 120,
    TRUSTED_PROXIES: 0,
    NODE_ENV: 'production',
  })
})

test('an empty variable counts as absent', () => {
  expect(parseEnv({ DATABASE_URL: '', PORT: '' })).toEqual(parseEnv({}))
})

test('a port comes as text and becomes a number', () => {
  expect(parseEnv({ PORT: '8080' }).PORT).toBe(8080)
})

test('one line names every wrong variable', () => {
  const wrong = () => parseEnv({ PORT: '99999', DATABASE_URL: 'mysql://x/y' })
  expect(wrong).toThrow(/^wrong settings: DATABASE_URL must look like postgresql.*; PORT .*\(it is "99999"\).*$/)
})

test('a wrong address is not shown, it may hold a password', () => {
  expect(() => parseEnv({ DATABASE_URL: 'mysql://me:secret@x/y' })).toThrow(/^(?!.*secret)/)
})

test.each(['0', '1.5', 'http', '-1'])('port %s is refused', text => {
  expect(() => parseEnv({ PORT: text })).toThrow('PORT')
})

test('a device that there is not is told with those that there are', () => {
  expect(parseEnv({ SOLUSCOPE_DEVICE: 'auto' }).SOLUSCOPE_DEVICE).toBe('auto')
  expect(() => parseEnv({ SOLUSCOPE_DEVICE: 'tpu' })).toThrow(/SOLUSCOPE_DEVICE .*"auto".*"cuda".*\(it is "tpu"\)/)
})

test('the site’s address is kept without what follows the host', () => {
  expect(parseEnv({ PUBLIC_URL: 'https://neurons.example.org/' }).PUBLIC_URL).toBe('https://neurons.example.org')
})

test.each(['neurons.example.org', 'ftp://x/', 'https://x/path', 'https://me:pw@x/', 'https://x/?a=1'])(
  '%s is no address of a site',
  text => {
    expect(() => parseEnv({ PUBLIC_URL: text })).toThrow('PUBLIC_URL')
  },
)

test('a secret that is too short is refused and not shown', () => {
  expect(() => parseEnv({ AUTH_SECRET: 'tooshort' })).toThrow(/AUTH_SECRET must have at least 32/)
  expect(() => parseEnv({ AUTH_SECRET: 'tooshort' })).toThrow(/^(?!.*tooshort)/)
})

test('an app of GitHub is set whole or not at all, and its secret is not shown', () => {
  expect(parseEnv({ GITHUB_CLIENT_ID: 'a', GITHUB_CLIENT_SECRET: 'b' }).GITHUB_CLIENT_ID).toBe('a')
  expect(() => parseEnv({ GITHUB_CLIENT_ID: 'a' })).toThrow(
    /^wrong settings: of GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET one/,
  )
  expect(() => parseEnv({ GITHUB_CLIENT_SECRET: 'hush' })).toThrow(/^(?!.*hush)/)
})
