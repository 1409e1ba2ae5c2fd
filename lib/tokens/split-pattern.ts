/** Oniguruma's classes are Unicode's; JavaScript's \s has U+FEFF and lacks U+0085, its \d is ASCII only. */
const UNICODE_CLASSES: Record<string, string> = {
  s: '\\p{White_Space}',
  S: '\\P{White_Space}',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
}

/** Same spelling in both languages, other meaning: refused rather than misread. */
const REFUSED_ESCAPES = new Set([...'wWbBGKRX'])

function refuse(source: string, what: string): never {
  throw new Error(`tokenizer.json: the split pattern /${source}/ uses ${what}, which is not supported`)
}

/**
 * Compiles a Split pattern of a tokenizer.json (Oniguruma syntax) to a global Unicode RegExp with the same matches.
 * Throws one line where the pattern uses what JavaScript reads otherwise or not at all.
 */
export function compileSplitPattern(source: string): RegExp {
  let out = ''
  let inClass = false
  for (let i = 0; i < source.length; i++) {
    const c = source[i]
    if (c === '\\') {
      const escaped = source[++i] ?? ''
      if (REFUSED_ESCAPES.has(escaped)) refuse(source, `\\${escaped}`)
      out += UNICODE_CLASSES[escaped] ?? `\\${escaped}`
      continue
    }
    if (inClass) {
      if (c === '[' || source.startsWith('&&', i)) refuse(source, 'nested character classes')
      if (c === ']') inClass = false
    } else if (c === '[') {
      inClass = true
      if (source[i + 1] === ']' || source.startsWith('[^]', i)) refuse(source, 'a class that starts with ]')
    } else if (c === '^' || c === '$') {
      refuse(source, `the anchor ${c}`)
    } else if (c === '.') {
      out += '[^\\n]'
      continue
    } else if (source.startsWith('(?i', i) || source.startsWith('(?m', i) || source.startsWith('(?x', i)) {
      refuse(source, 'inline flags')
    }
    out += c
  }
  try {
    return new RegExp(out, 'gu')
  } catch (error) {
    return refuse(source, `syntax that JavaScript does not have (${(error as Error).message.split(': ').at(-1)})`)
  }
}

/** A pattern that matches a literal string. */
export function compileLiteral(text: string): RegExp {
  return new RegExp(
    text.replace(/[\\^$.*+?()[\]{}|/-]/g, c => `\\${c === '-' ? 'x2d' : c}`),
    'gu',
  )
}
