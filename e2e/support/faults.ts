import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe finds wrong on a page, or in one part of it, in the light and in the dark: rule and HTML of each place. Contrast, by
 * far the slowest rule, is measured in the wide window only, where the same colours are. The site has no frames, so axe runs in the page itself, and
 * tells of nothing but faults: both make it several times quicker.
 */
export async function faults(page: Page, part?: string): Promise<string[]> {
  const colours = (page.viewportSize()?.width ?? 0) > 760
  const look = async (rules: { runOnly: string[] } | { rules: Record<string, { enabled: boolean }> }) => {
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], ...rules })
    const { violations } = await (part ? axe.include(part) : axe).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)
  }
  const found = await look({ rules: { 'color-contrast': { enabled: colours } } })
  if (!colours) return found
  // Without motion: what answers to the pointer changes its ground slowly, and half-way it has colours that nobody reads on.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const inTheDark = await look({ runOnly: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
  return [...found, ...inTheDark.map(fault => `in the dark, ${fault}`)]
}
