import type { FileReader } from '#workers/corpus/file-reader.ts'
import { type InputFile, listInputFiles } from '#workers/corpus/input-file.ts'
import { readJsonl } from '#workers/corpus/read-jsonl.ts'
import { readParquet } from '#workers/corpus/read-parquet.ts'
import { createReadReport, type ReadReport } from '#workers/corpus/read-report.ts'
import { readText } from '#workers/corpus/read-text.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'

/** How far reading has come. */
export interface ReadProgress {
  /** Bytes read from disk, and of all files; gzipped files count as they lie on disk. */
  bytesRead: number
  bytesTotal: number
}

/** How to read. */
export interface ReadOptions {
  /** Stop at the first bad line instead of leaving it out. */
  strict?: boolean
  /** Domain, licence and link of documents that do not say; else a domain by file name, licence `unknown`, no link. */
  domain?: string
  licence?: string
  url?: string
  /** Filled in while reading goes on. */
  report?: ReadReport
  onProgress?: (progress: ReadProgress) => void
}

const READERS: Record<Exclude<InputFile['kind'], 'binary'>, FileReader> = {
  jsonl: readJsonl,
  parquet: readParquet,
  text: readText,
}

const DOMAINS: Record<string, string> = {
  c: 'c',
  cpp: 'c++',
  css: 'css',
  go: 'go',
  html: 'html',
  java: 'java',
  js: 'javascript',
  json: 'json',
  jsx: 'javascript',
  md: 'markdown',
  mdx: 'markdown',
  mjs: 'javascript',
  py: 'python',
  rs: 'rust',
  sh: 'shell',
  sql: 'sql',
  ts: 'typescript',
  tsx: 'typescript',
}

/** What kind of text a file holds, by its extension. */
export function domainOf(name: string): string {
  const extension = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(name)?.[1].toLowerCase() ?? ''
  return DOMAINS[extension] ?? 'text'
}

/**
 * Documents of files and folders: JSONL, Parquet with a `text` column and plain text, each gzipped or not, told apart by
 * content and name. Streams: memory does not grow with the files. Bad lines are counted in the report and left out; in
 * a folder, files that are not text are too. A missing path and a file broken in the middle are errors.
 */
export async function* readPaths(paths: string[], options: ReadOptions = {}): AsyncGenerator<SourceDocument> {
  const { report = createReadReport(), strict = false, licence = 'unknown', url, onProgress } = options
  const files = await listInputFiles(paths)
  const bytesTotal = files.reduce((sum, file) => sum + file.size, 0)
  let bytesBefore = 0
  for (const file of files) {
    let bytes = 0
    const onBytes = (count: number): void => {
      bytes = Math.min(file.size, bytes + count)
      onProgress?.({ bytesRead: bytesBefore + bytes, bytesTotal })
    }
    if (file.kind === 'binary') {
      if (paths.includes(file.path)) throw new Error(`${file.name}: neither text, JSONL nor Parquet`)
      report.binaryFiles++
    } else {
      report.files++
      const domain = options.domain ?? domainOf(file.name)
      const defaults = { domain, source: file.name, licence, ...(url !== undefined && { url }) }
      yield* READERS[file.kind](file, { report, strict, defaults, onBytes })
    }
    bytesBefore += file.size
    onProgress?.({ bytesRead: bytesBefore, bytesTotal })
  }
}
