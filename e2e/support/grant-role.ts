import { execFileSync } from 'node:child_process'

/** Makes somebody trusted, moderator or admin, as whoever runs the site would. */
export const grantRole = (email: string, role: string): void => {
  const env = { ...process.env, DATABASE_URL: process.env.SOLUSCOPE_SITE_DATABASE }
  execFileSync(process.execPath, ['workers/soluscope.mjs', 'admin', 'grant', email, role], { env, stdio: 'pipe' })
}
