/**
 * A text as Postgres can hold it: U+0000 and lone surrogates, which its UTF-8 text cannot, become U+FFFD. The same
 * string comes back when there is nothing to replace.
 */
export function cleanText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\ufffd')
}

/** A JSON value with every string and key in it cleaned. */
export function cleanJson(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cleanJson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), cleanJson(item)]))
}
