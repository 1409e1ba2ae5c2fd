/** A record that could not be read. */
export interface BadLine {
  file: string
  /** From 1; for Parquet the row, from 1. */
  line: number
  reason: string
}

/** What reading met with; filled in while reading goes on. */
export interface ReadReport {
  files: number
  /** Records or files that gave text. */
  records: number
  /** Records left out because they could not be read. */
  badLines: number
  /** The first five of them. */
  firstBad: BadLine[]
  /** Records (JSONL) or files (text) with bytes that are not UTF-8; those became U+FFFD. */
  invalidUtf8: number
  /** Records and files without a visible character, left out. */
  empty: number
  /** Files in folders that are neither text, JSONL nor Parquet, left out. */
  binaryFiles: number
}

const SHOWN = 5

/** A report of nothing read yet. */
export function createReadReport(): ReadReport {
  return { files: 0, records: 0, badLines: 0, firstBad: [], invalidUtf8: 0, empty: 0, binaryFiles: 0 }
}

/** Counts a bad line; throws "file:line: reason" when reading is strict. */
export function addBadLine(report: ReadReport, bad: BadLine, strict: boolean): void {
  if (strict) throw new Error(`${bad.file}:${bad.line}: ${bad.reason}`)
  report.badLines++
  if (report.firstBad.length < SHOWN) report.firstBad.push(bad)
}

/** The report in plain lines, for people; no line for what did not happen. */
export function describeReport(report: ReadReport): string[] {
  const left = report.badLines - report.firstBad.length
  const lines = report.firstBad.map(({ file, line, reason }) => `${file}:${line}: ${reason}`)
  if (left > 0) lines.push(`... and ${left} more`)
  if (report.badLines > 0) lines.unshift(`${report.badLines} lines could not be read and were left out:`)
  if (report.invalidUtf8 > 0) lines.push(`${report.invalidUtf8} texts had bytes that are not UTF-8, now U+FFFD`)
  if (report.empty > 0) lines.push(`${report.empty} texts were empty and were left out`)
  if (report.binaryFiles > 0) lines.push(`${report.binaryFiles} files were not text and were left out`)
  return lines
}
