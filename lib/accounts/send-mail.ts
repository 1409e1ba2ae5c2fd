import { setTimeout as sleep } from 'node:timers/promises'
import { deliverMail } from '#lib/accounts/deliver-mail.ts'
import type { Mail } from '#lib/accounts/mail.ts'
import { recordMail } from '#lib/accounts/mail-record.ts'
import { env } from '#lib/env.ts'

/** Seconds before each further try. */
const AGAIN = [5, 60, 600]

/**
 * Sends a mail, which nobody waits for: how long an answer takes must not tell whether somebody has an account. Tried again a few times; each
 * failure is one line of the log. Without a mail server it goes to the site's log, where whoever runs the site can read it.
 */
export function sendMail(mail: Mail): void {
  if (env().SMTP_URL) void trySeveralTimes(mail)
  else console.log(`no mail server is set; to ${mail.to}: ${mail.subject}\n${mail.text}`)
}

async function trySeveralTimes(mail: Mail): Promise<void> {
  const record = await recordMail(mail.subject)
  for (const seconds of [...AGAIN, null]) {
    try {
      await deliverMail(mail)
      return await record.sent()
    } catch (error) {
      const next = seconds === null ? 'given up' : `trying again in ${seconds} s`
      console.error(`the mail "${mail.subject}" could not be sent (${mailFault(error)}); ${next}`)
      await record.failed(mailFault(error), seconds === null)
      if (seconds !== null) await sleep(seconds * 1000, undefined, { ref: false })
    }
  }
}

/** Why a mail was not sent, in one line without addresses. */
export function mailFault(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return [code ?? 'no reason given', responseCode].filter(part => part !== undefined).join(' ')
}
