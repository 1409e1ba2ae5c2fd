import { escapeHtml } from '#lib/tokens/glyphs.ts'

/** A source as HTML, linked where its address is a web address: that address is the corpus' word, not ours. */
export const sourceLink = ({ source, url }: { source: string; url: string | null }): string =>
  url && /^https?:\/\//i.test(url)
    ? `<a href="${escapeHtml(url)}" rel="nofollow noopener">${escapeHtml(source)}</a>`
    : escapeHtml(source)
