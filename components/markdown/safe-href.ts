/** An address that a text of a person may lead to: http(s) without a name or password in it, or a path of this site; else null. */
export function safeHref(href: string): string | null {
  const text = href.trim()
  // Browsers drop tabs and line breaks from addresses and read \ as /.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones refused
  if (text.length > 2000 || /[\u0000-\u0020\u007f\\]/.test(text)) return null
  if (text.startsWith('#')) return null
  if (text.startsWith('/')) return sitePath(text)
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.username || url.password ? null : url.href
}

function sitePath(text: string): string | null {
  const base = 'http://site.invalid'
  if (text.startsWith('//') || !URL.canParse(text, base)) return null
  const { origin, pathname, search, hash } = new URL(text, base)
  // Dots are resolved by now: `/.//x` has become `//x`.
  return origin === base && !pathname.startsWith('//') ? pathname + search + hash : null
}
