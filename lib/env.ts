import { z } from 'zod'
import { backendChoices } from '#lib/inference/backend.ts'

const postgresUrl = z.string().refine(isPostgresUrl, 'must look like postgresql://user:password@host:5432/database')
const smtpUrl = z.string().refine(isSmtpUrl, 'must look like smtps://user:password@mail.example.org')
const siteUrl = z
  .string()
  .refine(isSiteUrl, 'must be the address of the site alone, like https://neurons.example.org')
  .transform(text => new URL(text).origin)
const whole = (low: number, high: number) =>
  z.coerce.number('must be a whole number').int('must be a whole number').min(low).max(high)
const port = whole(1, 65_535)

/** Every variable the program reads; `.env.example` describes them for people. */
const schema = z.object({
  /** Address of a Postgres server; absent = the embedded one. */
  DATABASE_URL: postgresUrl.optional(),
  /** Port of the site, 1 .. 65535. */
  PORT: port.default(3000),
  /** Interface the site listens on; `0.0.0.0` = all. */
  HOST: z.string().default('localhost'),
  /** Folder for the embedded database and its log, absolute or relative to the project. */
  SOLUSCOPE_HOME: z.string().default('.soluscope'),
  /** Threads that read visitors' texts, 1 .. 16; each holds models of its own. Absent = 2, on fewer than four cores 1. */
  LIVE_THREADS: whole(1, 16).optional(),
  /** MB of models that each of these threads keeps; one in use is kept however large it is. */
  LIVE_MEMORY_MB: whole(1, 1_000_000).default(1024),
  /** Texts that one address may have read a minute, in the long run. */
  LIVE_PER_MINUTE: whole(1, 100_000).default(120),
  /** Proxies of one's own before the site, each of which adds an address to x-forwarded-for. */
  TRUSTED_PROXIES: whole(0, 9).default(0),
  /** What scans run on: the CPU, a GPU through WebGPU or CUDA, or the best of those that agree with the CPU here. */
  SOLUSCOPE_DEVICE: z.enum(backendChoices).default('cpu'),
  /** Address under which people open the site, for links in mails and for cookies; absent = made of HOST and PORT. */
  PUBLIC_URL: siteUrl.optional(),
  /** Signs cookies and links, at least 32 characters; absent = made once and kept in SOLUSCOPE_HOME. */
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** Mail server, as `smtps://user:password@host`; absent = mails go to the site's log. */
  SMTP_URL: smtpUrl.optional(),
  /** Sender of the site's mails, `name@example.org` or `Name <name@example.org>`; wanted where SMTP_URL is set. */
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an e-mail address like Soluscope <neurons@example.org>')
    .optional(),
  /** Id and secret of an OAuth app of GitHub, with which people sign in too; both or none. */
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  /** Set by Next and by test runners. */
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
})

/** The program's settings, checked. */
export type Env = z.infer<typeof schema>

/** Checks settings; throws one line that names every variable that is wrong. An empty variable counts as absent. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) {
    if (result.data.SMTP_URL && !result.data.MAIL_FROM)
      throw new Error(
        'wrong settings: SMTP_URL is set and MAIL_FROM is not: name the sender of mails in the environment or in .env',
      )
    if (!result.data.GITHUB_CLIENT_ID !== !result.data.GITHUB_CLIENT_SECRET)
      throw new Error(
        'wrong settings: of GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET one is set: set both in the environment or in .env, or none',
      )
    return result.data
  }
  const faults = result.error.issues.map(({ path: [name], message }) => {
    // What holds a password must not end in a log.
    const value = SECRET.has(String(name)) ? '' : ` (it is "${given[String(name)]}")`
    return `${String(name)} ${message}${value}`
  })
  throw new Error(`wrong settings: ${faults.join('; ')}: correct them in the environment or in .env`)
}

/** Variables whose values are never shown. */
const SECRET = new Set(['DATABASE_URL', 'AUTH_SECRET', 'SMTP_URL', 'GITHUB_CLIENT_SECRET'])

let checked: Env | undefined

/** This process's settings, checked the first time they are asked for. */
export function env(): Env {
  checked ??= parseEnv(process.env)
  return checked
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)
}

function isSmtpUrl(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== ''
}

function isSiteUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && `${search}${hash}${username}${password}` === ''
}
