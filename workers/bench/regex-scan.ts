import { matchEnds } from '#lib/regex/match-ends.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern } from '#lib/regex/pattern.ts'
import { median, printFigure } from '#workers/bench/machine.ts'
import { sampleDocuments } from '#workers/corpus/sample-corpus.ts'

const BYTES = 8e6
const ROUNDS = 5
const GOAL = 100
/** Bytes a token, about what the shipped tokenizer makes of the sample corpus. */
const TOKEN = 3

/** From one byte to what people look for in texts. */
export const scannedPatterns = [
  'q',
  '\\d',
  '\\d{4}',
  'th',
  '\\bthe\\b ',
  '[a-z]\\d',
  '[A-Z][a-z]+',
  '[A-Z]{2,}',
  '(?i)whale',
  '(?i)https?://\\S+',
  '[\\w.]+@[\\w.]+\\.\\w{2,}',
  '\\d{1,2}/\\d{1,2}/\\d{4}',
  '\\d+\\.\\d+',
  '\\$\\d[\\d,]*',
  '0x[0-9a-fA-F]+',
  '#[0-9a-f]{6}',
  '<[a-z]+[^<>]*>',
  '"[^"\\n]*"',
  '\\([^()]*\\)',
  '^#',
  '(?m)^\\s*(?:import|export) ',
  '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)',
  '(?i)\\b(?:one|two|three|four|five|six|seven|eight|nine|ten) ',
  '\\w+ing ',
  '(?:not|never) \\w+ \\w+',
  'function \\w+\\(',
  'return [^;]*;',
  '[^\\x00-\\x7f]',
  'the.{0,20}of',
  '(?s)\\b[A-Z].{0,200}\\?',
] as const

/** A pattern no automaton can be kept for: which of the last 250 characters were letters is another state each byte. */
const HARD = '[a-z].{250}\\d'

/** The sample corpus as texts in UTF-8, again and again up to 8 MB. */
async function texts(): Promise<Uint8Array[]> {
  const encoder = new TextEncoder()
  const all: Uint8Array[] = []
  let size = 0
  for await (const { text } of sampleDocuments()) {
    if (size >= BYTES) break
    const bytes = encoder.encode(text)
    all.push(bytes)
    size += bytes.length
  }
  return all
}

/**
 * Megabytes (10^6) a CPU second of scanning the sample corpus, document by document, for each of 30 patterns: the first round, in
 * which the automaton is made, and the median of five after it, in bytes and in tokens of three bytes; and of a hard one.
 */
export async function regexScan(): Promise<void> {
  const documents = await texts()
  const megabytes = documents.reduce((sum, bytes) => sum + bytes.length, 0) / 1e6
  const longest = documents.reduce((most, bytes) => Math.max(most, bytes.length), 0)
  const out = new Uint8Array(longest)
  const ends = documents.map(bytes =>
    Uint32Array.from({ length: Math.ceil(bytes.length / TOKEN) }, (_, t) => Math.min(TOKEN * (t + 1), bytes.length)),
  )
  console.log(`${megabytes.toFixed(1)} MB in ${documents.length} documents; MB a CPU second`)
  console.log(['   first', '   bytes', '  tokens', '    ends', '  states', ' pattern'].join(' '))
  const rates: number[] = []
  const rate = (scan: (document: number) => number): { speed: number; found: number } => {
    const before = process.cpuUsage()
    let found = 0
    for (let i = 0; i < documents.length; i++) found += scan(i)
    const { user, system } = process.cpuUsage(before)
    return { speed: megabytes / ((user + system) / 1e6), found }
  }
  for (const source of scannedPatterns) {
    const pattern = compilePattern(source)
    const inBytes = () => rate(i => matchEnds(pattern, documents[i], out))
    const inTokens = () => rate(i => matchTokens(pattern, documents[i], ends[i], out)).speed
    const first = inBytes()
    const bytes = median(Array.from({ length: ROUNDS }, () => inBytes().speed))
    const tokens = median(Array.from({ length: ROUNDS }, inTokens))
    rates.push(bytes, tokens)
    const figures = [first.speed, bytes, tokens].map(figure => figure.toFixed(0).padStart(8))
    const counts = [first.found, pattern.dfa.statesMade].map(figure => `${figure}`.padStart(8))
    console.log([...figures, ...counts, ` ${source}`].join(' '))
  }
  const slowest = Math.min(...rates)
  const hard = compilePattern(HARD)
  const { speed } = rate(i => matchEnds(hard, documents[i], out))
  const goal = { text: `slowest >= ${GOAL} MB/s`, reached: slowest >= GOAL }
  printFigure(
    'scan of patterns, warm',
    `median ${median(rates).toFixed(0)} MB/s, slowest ${slowest.toFixed(0)} MB/s`,
    goal,
  )
  printFigure(`scan of ${HARD}`, `${speed.toFixed(1)} MB/s, ${hard.dfa.flushes} times all states forgotten`)
}
