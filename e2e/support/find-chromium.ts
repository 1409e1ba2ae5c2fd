import { existsSync } from 'node:fs'

/**
 * The Chromium to test in: CHROMIUM_PATH, else the system's, else undefined for the one Playwright installed. `own` is
 * where Playwright would keep its own. Throws one line where there is none at all.
 */
export function findChromium(own: string): string | undefined {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which does not exist`)
    return given
  }
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(path => existsSync(path))
  if (system) return system
  if (existsSync(own)) return undefined
  throw new Error(
    'there is no Chromium to test in: install one (apt-get install chromium, or npx playwright install chromium), or set CHROMIUM_PATH',
  )
}
