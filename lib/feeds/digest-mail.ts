import type { Mail } from '#lib/accounts/mail.ts'
import { deedHref, deedWords } from '#lib/feeds/deed-words.ts'
import type { FeedItem } from '#lib/feeds/feed-item.ts'

/** Lines of one mail; what is beyond them stands on the site. */
export const DIGEST_LINES = 30

/** A person's news in a mail. `site` is the site's address; `token` ends these mails. */
export function digestMail(
  to: string,
  items: readonly FeedItem[],
  { site, token }: { site: string; token: string },
): Mail {
  const lines = items.slice(0, DIGEST_LINES).map(item => {
    const about = item.claim && item.claim.neurons.length > 0 ? ` (${item.claim.neurons.join(', ')})` : ''
    const words = item.claim ? item.claim.words : (item.list?.title ?? '')
    return `${item.actor.name} ${deedWords(item)}${about}: ${words}\n${site}${deedHref(item)}\n`
  })
  const rest = items.length > DIGEST_LINES ? 'There is more on the site.\n' : ''
  const query = new URLSearchParams({ token })
  return {
    to,
    subject: items.length === 1 ? 'One piece of news at Soluscope' : `${items.length} pieces of news at Soluscope`,
    text: `${lines.join('\n')}\n${rest}All your news:\n${site}/account/news\n\nNo more of these mails:\n${site}/account/unsubscribe?${query}\n`,
    headers: {
      'List-Unsubscribe': `<${site}/api/unsubscribe?${query}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}
