import type { InputFile } from '#workers/corpus/input-file.ts'
import type { ReadReport } from '#workers/corpus/read-report.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'
import type { RecordDefaults } from '#workers/corpus/text-record.ts'

/** What every reader of a kind of file is given. */
export interface ReadContext {
  report: ReadReport
  /** Stop at the first bad line instead of counting it. */
  strict: boolean
  /** What documents are called that do not say it themselves; `source` is the file. */
  defaults: RecordDefaults
  /** Told the bytes read from disk, as they are read. */
  onBytes: (count: number) => void
}

/** Reads the documents of one file. */
export type FileReader = (file: InputFile, context: ReadContext) => AsyncGenerator<SourceDocument>
