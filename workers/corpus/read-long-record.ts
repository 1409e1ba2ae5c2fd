import { createLongRecord } from '#workers/corpus/long-record.ts'
import { createPieceCutter } from '#workers/corpus/piece-cutter.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'
import { documentOf, type RecordDefaults } from '#workers/corpus/text-record.ts'
import { createUtf8Decoder } from '#workers/corpus/utf8-decoder.ts'

/** Turns the parts of a long JSONL line into documents. */
export interface LongRecordReader {
  push(bytes: Uint8Array): SourceDocument[]
  /** The last documents, why the record is bad (or null), and whether its bytes were all UTF-8. */
  end(): { documents: SourceDocument[]; reason: string | null; invalidUtf8: boolean }
}

/**
 * A record whose text is cut into pieces while it is read; they carry the fields that stand before the text. A record
 * found to be broken at its end has given its pieces already.
 */
export function createLongRecordReader(defaults: RecordDefaults): LongRecordReader {
  const record = createLongRecord()
  const cutter = createPieceCutter()
  const decoder = createUtf8Decoder()
  let n = 0
  const documents = (pieces: string[]): SourceDocument[] =>
    pieces.flatMap(text => {
      const document = documentOf({ ...record.before, text }, defaults)
      return document ? [{ ...document, source: `${document.source} (piece ${++n})` }] : []
    })
  return {
    push: bytes => documents(cutter.push(record.push(decoder.push(bytes)))),
    end() {
      const last = documents([...cutter.push(record.push(decoder.end())), ...cutter.end()])
      return { documents: last, reason: record.end(), invalidUtf8: decoder.invalid }
    },
  }
}
