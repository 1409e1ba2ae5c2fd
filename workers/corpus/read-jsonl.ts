import { isUtf8 } from 'node:buffer'
import { readBytes } from '#workers/corpus/byte-stream.ts'
import type { FileReader } from '#workers/corpus/file-reader.ts'
import { createLongRecordReader, type LongRecordReader } from '#workers/corpus/read-long-record.ts'
import { addBadLine } from '#workers/corpus/read-report.ts'
import { splitLines } from '#workers/corpus/split-lines.ts'
import { documentOf } from '#workers/corpus/text-record.ts'

function parseRecord(line: string): Record<string, unknown> | string {
  try {
    const record: unknown = JSON.parse(line)
    if (typeof record === 'object' && record !== null && !Array.isArray(record))
      return record as Record<string, unknown>
    return 'not a JSON object'
  } catch {
    return 'not JSON'
  }
}

/**
 * JSON records, one a line; blank lines are passed over. The text of a line longer than 8 MB comes in pieces while it
 * is read (read-long-record.ts).
 */
export const readJsonl: FileReader = async function* (file, { report, strict, defaults, onBytes }) {
  let long: LongRecordReader | null = null
  for await (const { line, bytes, first, last } of splitLines(readBytes(file, onBytes))) {
    const bad = (reason: string) => addBadLine(report, { file: file.name, line, reason }, strict)
    const named = { ...defaults, source: `${file.name}, line ${line}` }
    if (!first || !last) {
      long = first ? createLongRecordReader(named) : long
      yield* long?.push(bytes) ?? []
      if (!last || !long) continue
      const { documents, reason, invalidUtf8 } = long.end()
      yield* documents
      if (invalidUtf8) report.invalidUtf8++
      if (reason === null) report.records++
      else bad(reason)
      continue
    }
    const text = new TextDecoder().decode(bytes)
    if (text.trim() === '') continue
    const record = parseRecord(text)
    const document = typeof record === 'string' ? record : (documentOf(record, named) ?? 'no string "text"')
    if (typeof document === 'string') bad(document)
    else if (!/\S/.test(document.text)) report.empty++
    else {
      if (!isUtf8(bytes)) report.invalidUtf8++
      report.records++
      yield document
    }
  }
}
