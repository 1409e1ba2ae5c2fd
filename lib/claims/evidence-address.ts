import { patternTestQuery } from '#lib/address/pattern-fields.ts'
import { tryHref } from '#lib/address/try-address.ts'
import type { Evidence } from '#lib/claims/evidence.ts'
import { neuronRefText, parseNeuronRef } from '#lib/claims/neuron-ref.ts'

/** Address of what a piece of evidence cites: a path of this site, or a link's own. */
export function evidenceHref(piece: Evidence): string {
  if (piece.type === 'link') return piece.url
  if (piece.type === 'live-text') return tryHref(piece.model, { text: piece.id })
  if (piece.type === 'pattern') {
    const { pattern: source, ignoreCase, wholeWord } = piece
    return `/${piece.neuron}?${patternTestQuery({ pattern: { source, ignoreCase, wholeWord }, level: null })}#pattern`
  }
  if (piece.type === 'score') return `/${piece.neuron}#score=${piece.name}:${piece.value}`
  return `/${piece.neuron}${exampleHash(piece)}`
}

/** What follows a neuron's address to open one example there. */
export const exampleHash = (at: { corpus: string; document: number; position: number }): string =>
  `#example=${encodeURIComponent(at.corpus)}:${at.document}:${at.position}`

/** The example that a `#...` names; null where it names none. */
export function parseExampleHash(hash: string): { corpus: string; document: number; position: number } | null {
  const found = /^#example=([\w%.~-]{1,200}):(\d{1,9}):(\d{1,9})$/.exec(hash)
  if (!found) return null
  try {
    return { corpus: decodeURIComponent(found[1]), document: Number(found[2]), position: Number(found[3]) }
  } catch {
    return null
  }
}

/** The number of a neuron that a `#...` names, and what it was; null where it names none. */
export function parseScoreHash(hash: string): { name: string; value: number } | null {
  const found = /^#score=([\w-]{1,60}):(-?[\d.]{1,30}(?:e[+-]?\d{1,3})?)$/i.exec(hash)
  return found && Number.isFinite(Number(found[2])) ? { name: found[1], value: Number(found[2]) } : null
}

/** A piece of evidence as one line: its address, and its note after a space. */
export const evidenceLine = (piece: Evidence): string => [evidenceHref(piece), piece.note].filter(Boolean).join(' ')

/**
 * Reads such lines, one a piece; empty ones are left out. An address of this site may have the site's name before it (`site`). What is none becomes a link,
 * which the check of evidence then names.
 */
export const parseEvidenceLines = (text: string, site: string): unknown[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => parseLine(line, site))

function parseLine(line: string, site: string): unknown {
  const [, given, words] = /^(\S+)\s*(.*)$/.exec(line)!
  const note = words ? { note: words } : {}
  const address = given.startsWith(`${site}/`) ? given.slice(site.length) : given
  const own = parseNeuronRef(address) ? `/${neuronRefText(parseNeuronRef(address)!)}` : address
  return { ...((own.startsWith('/') && readOwn(own)) || { type: 'link', url: given }), ...note }
}

/** A piece of evidence by its path on this site; null where the path is none's. */
function readOwn(path: string): object | null {
  const base = 'http://site.invalid'
  if (path.startsWith('//') || !URL.canParse(path, base)) return null
  const { pathname, searchParams, hash } = new URL(path, base)
  const text = /^\/([^/]+)\/try$/.exec(pathname)
  if (text) return { type: 'live-text', model: text[1], id: searchParams.get('text') ?? '' }
  const ref = parseNeuronRef(pathname)
  if (!ref) return null
  const neuron = neuronRefText(ref)
  const pattern = searchParams.get('q')
  if (pattern) {
    const options = { ignoreCase: searchParams.get('case') === '1', wholeWord: searchParams.get('word') === '1' }
    return { type: 'pattern', neuron, pattern, ...options }
  }
  const score = parseScoreHash(hash)
  if (score) return { type: 'score', neuron, ...score }
  const example = parseExampleHash(hash)
  return example && { type: 'example', neuron, ...example }
}
