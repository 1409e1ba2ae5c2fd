import type { SourceDocument } from '#workers/corpus/source-document.ts'

/** What a document is called where its record does not say. */
export interface RecordDefaults {
  domain: string
  source: string
  licence: string
  url?: string
}

/**
 * A document from a record: `text`, and `domain`, `source`, `licence` (or `license`) and `url` where they are strings;
 * all other fields go to `extra`. Null where `text` is not a string.
 */
export function documentOf(record: Record<string, unknown>, defaults: RecordDefaults): SourceDocument | null {
  const { text, ...extra } = record
  if (typeof text !== 'string') return null
  const take = (...names: string[]): string | undefined => {
    const name = names.find(name => typeof extra[name] === 'string' && extra[name] !== '')
    if (name === undefined) return undefined
    const value = extra[name] as string
    delete extra[name]
    return value
  }
  const url = take('url') ?? defaults.url
  return {
    text,
    domain: take('domain') ?? defaults.domain,
    source: take('source') ?? defaults.source,
    licence: take('licence', 'license') ?? defaults.licence,
    ...(url !== undefined && { url }),
    ...(Object.keys(extra).length > 0 && { extra }),
  }
}
