import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'

/** The link in the latest mail to `email` whose subject begins with `subject`, from the site's log, at the address that tests open. */
export async function mailedLink(email: string, subject: string): Promise<string> {
  let link = ''
  await expect(() => {
    const log = readFileSync(process.env.SOLUSCOPE_SITE_LOG ?? '', 'utf8')
    const mail = log.split('no mail server is set; ').findLast(text => text.startsWith(`to ${email}: ${subject}`))
    link = /^http.*$/m.exec(mail ?? '')?.[0] ?? ''
    expect(link).not.toBe('')
  }).toPass()
  const { pathname, search } = new URL(link)
  return `${process.env.SOLUSCOPE_SITE}${pathname}${search}`
}
