import { existsSync } from 'node:fs'

/** The Chromium to measure in: CHROMIUM_PATH, else the system's, else undefined for the one Playwright installed. */
export const chromiumPath = (): string | undefined =>
  process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(path => existsSync(path))
