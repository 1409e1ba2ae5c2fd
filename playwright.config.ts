import { chromium, defineConfig } from '@playwright/test'
import { findChromium } from '#e2e/support/find-chromium.ts'

const withoutBrowser = '**/*.http.spec.ts'

// Sentences over a site with the planted model, in a phone and in a desktop window; what needs no window is asked once.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/support/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: 'line',
  use: {
    browserName: 'chromium',
    baseURL: process.env.SOLUSCOPE_SITE,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(chromium.executablePath()),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'http', testMatch: withoutBrowser },
    {
      name: 'phone',
      testIgnore: withoutBrowser,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: 'desktop', testIgnore: withoutBrowser, use: { viewport: { width: 1280, height: 900 } } },
  ],
})
