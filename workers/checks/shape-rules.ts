import { isCode } from '#workers/checks/imports.ts'
import type { SourceTree } from '#workers/checks/read-tree.ts'

/** Lines no source file may exceed, and what half and nine tenths of them keep to. */
const LIMITS = { hard: 300, p90: 200, median: 80 }

const SIZED = /\.(ts|tsx|mts|js|mjs|css|c)$/

/** Number of lines, a last one without line break included. */
export const countLines = (source: string) => source.split('\n').length - (source.endsWith('\n') ? 1 : 0)

/** Files that are too long, and rooms of files that are on the whole too long; one line each. */
export function sizeFaults(tree: SourceTree): string[] {
  const sized = [...tree]
    .filter(([path]) => SIZED.test(path))
    .map(([path, source]) => ({ path, lines: countLines(source) }))
  const faults = sized
    .filter(({ lines }) => lines > LIMITS.hard)
    .map(({ path, lines }) => `${path} has ${lines} lines, at most ${LIMITS.hard} are allowed: split it by idea`)
  const sorted = sized.map(({ lines }) => lines).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  if (at(0.5) > LIMITS.median)
    faults.push(`half of all files are longer than ${at(0.5) - 1} lines, not ${LIMITS.median}`)
  if (at(0.9) > LIMITS.p90) faults.push(`a tenth of all files is longer than ${at(0.9) - 1} lines, not ${LIMITS.p90}`)
  return faults
}

/** Files that only pass on what others export, one line each. */
export function barrelFaults(tree: SourceTree): string[] {
  const faults: string[] = []
  for (const [path, source] of tree) {
    if (!isCode(path)) continue
    const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
    const rest = code
      .replace(/\bexport\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s*['"][^'"]+['"];?/g, '')
      .replace(/\bimport\s[^'"]*['"][^'"]+['"];?/g, '')
    const passesOn = /\bexport\b[^'"]*\bfrom\s*['"]/.test(code)
    if (passesOn && rest.trim() === '')
      faults.push(`${path} only passes exports on: import from where they are defined`)
  }
  return faults
}
