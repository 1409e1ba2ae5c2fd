import nodemailer, { type Transporter } from 'nodemailer'
import type { Mail } from '#lib/accounts/mail.ts'
import { env } from '#lib/env.ts'

const kept = globalThis as { soluscopeMail?: { url: string; transport: Transporter } }

/** Hands a mail to the mail server of the settings; resolves once that has taken it. Throws where it has not, or where none is set. */
export async function deliverMail({ to, subject, text, headers = {} }: Mail): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from } = env()
  if (!url || !from) throw new Error('SMTP_URL and MAIL_FROM are not set: there is no mail server')
  if (kept.soluscopeMail?.url !== url) {
    const wait = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
    kept.soluscopeMail = { url, transport: nodemailer.createTransport({ url, ...wait }) }
  }
  // As objects, so that nothing in an address is read as a second one.
  await kept.soluscopeMail.transport.sendMail({
    from,
    to: { name: '', address: to },
    subject,
    text,
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
