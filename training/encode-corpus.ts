import { once } from 'node:events'
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'

/*
 * Token streams for training: `node --import tsx training/encode-corpus.ts TOKENIZER.json TEXTS.jsonl OUT.u16`.
 * Every line is {"text": ...}; the output is little-endian uint16 ids, each document after a BOS. "-" reads standard input,
 * so that a packed file needs no room: `xz -dc texts.jsonl.xz | node --import tsx training/encode-corpus.ts T.json - OUT.u16`.
 */
const [tokenizerPath, textsPath, outPath] = process.argv.slice(2)
if (!outPath) {
  console.error('wanted TOKENIZER.json TEXTS.jsonl OUT.u16, in this order; TEXTS.jsonl may be - for standard input')
  process.exit(2)
}
const tokenizer = createTokenizer(JSON.parse(readFileSync(tokenizerPath, 'utf8')))
const bos = tokenizer.specialIds.get('<|BOS|>')
if (bos === undefined) throw new Error(`${tokenizerPath}: wanted a special token <|BOS|>, found none`)
const input = textsPath === '-' ? process.stdin : createReadStream(textsPath)
const out = createWriteStream(outPath)
let documents = 0
let tokens = 0
let line = 0
for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
  line++
  if (text.trim() === '') continue
  const document: unknown = JSON.parse(text)
  const said = (document as { text?: unknown }).text
  if (typeof said !== 'string') throw new Error(`${textsPath} line ${line}: wanted {"text": "..."}, found no text`)
  const ids = Uint16Array.of(bos, ...tokenizer.encode(said))
  documents++
  tokens += ids.length
  if (!out.write(Buffer.from(ids.buffer))) await once(out, 'drain')
}
out.end()
await finished(out)
console.log(`${documents} documents, ${tokens} tokens`)
