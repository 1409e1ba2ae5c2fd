import { cutPieces } from '#lib/tokens/pieces.ts'

/** A text ready for a page: escaped HTML, and the UTF-16 length of what the page then holds as text. */
export interface Glyphs {
  html: string
  length: number
}

const entity: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes text for HTML, inside elements and quoted attributes alike. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, c => entity[c])

/** Most tokens hold nothing but these and are written as they are. */
const ordinary = /^(?! {4})(?:[!#-%(-;=?-~]| (?! {3}))*$/

// The groups: newlines; runs of spaces; control characters, and those that reorder or break lines and so would move their
// neighbours on the page; bytes of no character (see pieces.ts; not the second half of a pair); what HTML gives a meaning.
const special =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /(\n+)|( {4,})|([\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb])|([\udc80-\udcff](?<![\ud800-\udbff][\udc80-\udcff]))|[&<>"']/g

function controlGlyph(character: string): string {
  if (character === '\t') return '→'
  if (character === '\r') return '\\r'
  const code = character.charCodeAt(0)
  return code < 256 ? hexByte(code) : `\\u${code.toString(16)}`
}

const hexByte = (code: number) => `\\x${code.toString(16).padStart(2, '0')}`

/**
 * Token text as running text: a space is a space, four or more are `␣n`; newline `↵`, tab `→`; control characters and bytes of
 * no character as `\x1b`. Invisible joiners stay: they draw nothing, and scripts need them. `newlineFollows`: whether the next
 * piece begins with a newline; only the last newline of a run carries the class that breaks the line in a passage.
 */
export function runningGlyphs(text: string, newlineFollows = false): Glyphs {
  if (ordinary.test(text)) return { html: text, length: text.length }
  let html = ''
  let length = 0
  const glyph = (shown: string, kind = 'g') => {
    html += `<i class="${kind}">${shown}</i>`
    length += shown.length
  }
  let at = 0
  const plainUpTo = (end: number) => {
    html += text.slice(at, end)
    length += end - at
  }
  for (const match of text.matchAll(special)) {
    plainUpTo(match.index)
    at = match.index + match[0].length
    const [whole, newlines, spaces, control, byte] = match
    if (newlines) {
      for (let i = 1; i < newlines.length; i++) glyph('↵')
      glyph('↵', newlineFollows && at === text.length ? 'g' : 'g nl')
    } else if (spaces) glyph(`␣${spaces.length}`)
    else if (control) glyph(controlGlyph(control))
    else if (byte) glyph(hexByte(byte.charCodeAt(0) - 0xdc00))
    else {
      html += entity[whole]
      length += 1
    }
  }
  plainUpTo(text.length)
  return { html, length }
}

/** Token text on its own, as in a list: up to three leading or trailing spaces are `·`, a combining mark stands on `◌`. */
export function listGlyphs(text: string): Glyphs {
  const spaces = (run: string) => (run.length > 3 ? 0 : run.length)
  const lead = spaces(/^ */.exec(text)![0])
  const trail = lead === text.length ? 0 : spaces(/ *$/.exec(text)![0])
  const body = text.slice(lead, text.length - trail)
  const inner = runningGlyphs(body)
  const mark = (shown: string) => (shown ? `<i class="g">${shown}</i>` : '')
  const circle = /^\p{M}/u.test(body) ? '◌' : ''
  return {
    html: mark('·'.repeat(lead)) + mark(circle) + inner.html + mark('·'.repeat(trail)),
    length: lead + circle.length + inner.length + trail,
  }
}

/** The glyphs of one token on its own, from its bytes. */
export const tokenGlyphs = (bytes: Uint8Array): string => listGlyphs(cutPieces([bytes])[0].text).html
