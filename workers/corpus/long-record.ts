/** A JSON record too long to be parsed at once: its `text` comes out while it is read. */
export interface LongRecord {
  /** Reads on; returns what of the record's text was in this part, escapes decoded. */
  push(part: string): string
  /** The fields that came before the text, as soon as the text has begun. */
  before: Record<string, unknown>
  /** To be called at the end of the line: why the record is not valid, or null. */
  end(): string | null
}

/** Everything but the text must fit in this many UTF-16 units. */
const LONGEST_REST = 1 << 20
const SHORT_ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/**
 * Copies a record to `rest` without what is inside its top-level `text`, which is handed on. `rest` is valid JSON
 * exactly when the record is, apart from the text itself.
 */
export function createLongRecord(): LongRecord {
  let rest = ''
  let depth = 0
  let inString = false
  let escaped = false
  let inText = false
  let found = false
  let carry = '' // an escape cut in two
  let broken: string | null = null

  /** Decodes the text up to its closing quote; returns the index behind what was read. */
  const readText = (part: string, from: number, out: string[]): number => {
    let at = from
    while (at < part.length) {
      const stop = part.slice(at).search(/["\\]/)
      const end = stop < 0 ? part.length : at + stop
      out.push(part.slice(at, end))
      if (end === part.length) return end
      if (part[end] === '"') {
        inText = false
        return end
      }
      const length = part[end + 1] === 'u' ? 6 : 2
      if (end + length > part.length) {
        carry = part.slice(end)
        return part.length
      }
      const letter = part[end + 1]
      const code = length === 6 ? Number.parseInt(part.slice(end + 2, end + 6), 16) : 0
      out.push(length === 6 ? String.fromCharCode(code) : (SHORT_ESCAPES[letter] ?? letter))
      at = end + length
    }
    return at
  }

  const record: LongRecord = {
    before: {},
    push(added) {
      const part = carry + added
      carry = ''
      const out: string[] = []
      for (let i = inText ? readText(part, 0, out) : 0; i < part.length && broken === null; i++) {
        const c = part[i]
        rest += c
        if (escaped) escaped = false
        else if (inString && c === '\\') escaped = true
        else if (c === '"') {
          inText = !inString && !found && depth === 1 && /[{,]\s*"text"\s*:\s*"$/.test(rest.slice(-200))
          inString = !inString
          if (inText) {
            found = true
            const { text: _, ...before } = parse(`${rest}"}`) ?? {}
            record.before = before
            i = readText(part, i + 1, out) - 1
          }
        } else if (!inString) depth += c === '{' || c === '[' ? 1 : c === '}' || c === ']' ? -1 : 0
        if (rest.length > LONGEST_REST) broken = 'a record of which more than 1 MB is not "text"'
      }
      return out.join('')
    },
    end() {
      if (broken !== null) return broken
      if (!found) return 'no string "text"'
      return parse(rest) === null ? 'not JSON' : null
    },
  }
  return record
}

function parse(json: string): Record<string, unknown> | null {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
