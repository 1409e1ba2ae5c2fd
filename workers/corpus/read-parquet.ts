import {
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { FileReader } from '#workers/corpus/file-reader.ts'
import { addBadLine } from '#workers/corpus/read-report.ts'
import { documentOf } from '#workers/corpus/text-record.ts'
import { withUnpackedFile } from '#workers/corpus/unpacked-file.ts'

/** Rows are read in slices that hold about this many bytes uncompressed. */
const SLICE_BYTES = 32 << 20

/** Names of the columns that hold one value a row: not lists, maps or groups. */
function scalarColumns(metadata: FileMetaData): string[] {
  return parquetSchema(metadata)
    .children.filter(({ children, element }) => children.length === 0 && element.repetition_type !== 'REPEATED')
    .map(({ element }) => element.name)
}

/** Row ranges [from, to): each row group, or its parts where it is large. */
function* slices(metadata: FileMetaData): Generator<[from: number, to: number]> {
  let from = 0
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows)
    const parts = Math.max(1, Math.ceil(Number(group.total_byte_size) / SLICE_BYTES))
    const step = Math.max(1, Math.ceil(rows / parts))
    for (let at = 0; at < rows; at += step) yield [from + at, from + Math.min(rows, at + step)]
    from += rows
  }
}

/** Values as JSON can hold them: big integers as numbers where exact, else as text; dates as ISO; no bytes. */
function jsonValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  if (value instanceof Date) return value.toISOString()
  return ArrayBuffer.isView(value) ? undefined : value
}

/** Parquet with a `text` column, in any of the usual compressions; other columns of plain values are kept. */
export const readParquet: FileReader = (file, context) => {
  const { report, strict, defaults, onBytes } = context
  return withUnpackedFile(file, onBytes, async function* (path) {
    const source = await asyncBufferFromFile(path)
    const buffer = {
      byteLength: source.byteLength,
      slice(start: number, end?: number) {
        // Columns are read once for each slice of a large row group: the count stops at the file's size.
        if (!file.gzipped) onBytes((end ?? source.byteLength) - start)
        return source.slice(start, end)
      },
    }
    const metadata = await parquetMetadataAsync(buffer).catch(error => {
      throw new Error(`${file.name}: not a whole Parquet file (${(error as Error).message})`)
    })
    const columns = scalarColumns(metadata)
    if (!columns.includes('text')) throw new Error(`${file.name}: wanted a column "text", got ${columns.join(', ')}`)
    for (const [rowStart, rowEnd] of slices(metadata)) {
      const options = { file: buffer, metadata, columns, rowStart, rowEnd, compressors, useOffsetIndex: true }
      const rows = (await parquetReadObjects(options)) as Record<string, unknown>[]
      for (const [i, row] of rows.entries()) {
        const line = rowStart + i + 1
        const record = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, jsonValue(value)]))
        const document = documentOf(record, { ...defaults, source: `${file.name}, row ${line}` })
        if (!document) addBadLine(report, { file: file.name, line, reason: '"text" is not a string' }, strict)
        else if (!/\S/.test(document.text)) report.empty++
        else {
          report.records++
          yield document
        }
      }
    }
  })
}
