/** A mail to one person, in plain text. */
export interface Mail {
  to: string
  subject: string
  /** The words, a link on a line of its own. */
  text: string
}

/** Sends a mail; without a mail server it goes to the site's log, where whoever runs the site can read it. */
export function sendMail({ to, subject, text }: Mail): void {
  console.log(`no mail server is set; to ${to}: ${subject}\n${text}`)
}
