import { readBytes } from '#workers/corpus/byte-stream.ts'
import type { FileReader } from '#workers/corpus/file-reader.ts'
import { createPieceCutter } from '#workers/corpus/piece-cutter.ts'
import { createUtf8Decoder } from '#workers/corpus/utf8-decoder.ts'

/** A plain text file: one document, or its pieces where it is longer than one may be. Line ends stay as they are. */
export const readText: FileReader = async function* (file, { report, defaults, onBytes }) {
  const decoder = createUtf8Decoder()
  const cutter = createPieceCutter()
  let n = 0
  let visible = false
  const document = (text: string, source: string) => ({ ...defaults, text, source })
  const pieces = (texts: string[]) => texts.map(text => document(text, `${file.name} (piece ${++n})`))
  for await (const bytes of readBytes(file, onBytes)) {
    const text = decoder.push(bytes)
    visible ||= /\S/.test(text)
    yield* pieces(cutter.push(text))
  }
  const rest = [...cutter.push(decoder.end()), ...cutter.end()]
  if (n === 0 && rest.length === 1 && visible) yield document(rest[0], file.name)
  else if (visible) yield* pieces(rest)
  if (visible) report.records++
  else report.empty++
  if (decoder.invalid) report.invalidUtf8++
}
