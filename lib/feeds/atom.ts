import { deedHref, deedWords } from '#lib/feeds/deed-words.ts'
import type { FeedItem } from '#lib/feeds/feed-item.ts'
import { escapeHtml } from '#lib/tokens/glyphs.ts'

/** A feed in Atom (RFC 4287). `site` is the site's address, `self` the feed's own path and query. */
export function atomFeed(
  items: readonly FeedItem[],
  { site, self, now }: { site: string; self: string; now: Date },
): string {
  const updated = (items[0]?.at ?? now).toISOString()
  const entries = items.map(item => {
    const thing = item.claim ? item.claim.words : (item.list?.title ?? '')
    const about = item.claim && item.claim.neurons.length > 0 ? ` of ${item.claim.neurons.join(', ')}` : ''
    return `<entry><id>${text(`${site}/activity#${item.id}`)}</id><title>${text(`${item.actor.name} ${deedWords(item)}${about}`)}</title><updated>${item.at.toISOString()}</updated><author><name>${text(item.actor.name)}</name></author><link href="${text(site + deedHref(item))}"/><content type="text">${text(thing)}</content></entry>\n`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${text(site + self)}</id><title>Soluscope: what people did</title><updated>${updated}</updated><link rel="self" href="${text(site + self)}"/><link href="${text(`${site}/activity`)}"/>
${entries.join('')}</feed>
`
}

/** Text for XML: what it does not allow at all, such as control characters, is left out. */
const text = (words: string): string =>
  escapeHtml(words.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''))
