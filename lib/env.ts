import { z } from 'zod'

const postgresUrl = z.string().refine(isPostgresUrl, 'must look like postgresql://user:password@host:5432/database')
const port = z.coerce.number('must be a whole number').int('must be a whole number').min(1).max(65_535)

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
  /** Set by Next and by test runners. */
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
})

/** The program's settings, checked. */
export type Env = z.infer<typeof schema>

/** Checks settings; throws one line that names every variable that is wrong. An empty variable counts as absent. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path: [name], message }) => {
    // An address holds a password, which must not end in a log.
    const value = name === 'DATABASE_URL' ? '' : ` (it is "${given[String(name)]}")`
    return `${String(name)} ${message}${value}`
  })
  throw new Error(`wrong settings: ${faults.join('; ')}: correct them in the environment or in .env`)
}

let checked: Env | undefined

/** This process's settings, checked the first time they are asked for. */
export function env(): Env {
  checked ??= parseEnv(process.env)
  return checked
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)
}
