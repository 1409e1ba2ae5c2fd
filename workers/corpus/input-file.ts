import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { constants, gunzipSync } from 'node:zlib'

/** A file to read documents from. */
export interface InputFile {
  path: string
  /** As shown: the path as given, with the path inside the folder given. */
  name: string
  /** Bytes on disk. */
  size: number
  gzipped: boolean
  kind: 'jsonl' | 'parquet' | 'text' | 'binary'
}

const HEAD = 1 << 14

/** The first bytes of a file, and the first bytes of what it holds where it is gzipped. */
async function readHead(path: string): Promise<{ head: Uint8Array; gzipped: boolean }> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    const head = buffer.subarray(0, bytesRead)
    if (head[0] !== 0x1f || head[1] !== 0x8b) return { head, gzipped: false }
    // The head is cut somewhere: take what comes out before the end.
    return { head: gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }), gzipped: true }
  } finally {
    await file.close()
  }
}

/** True where the first line that says anything is a JSON object, whole or longer than what was read. */
function startsWithRecord(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head).trimStart()
  if (!text.startsWith('{')) return false
  const end = text.indexOf('\n')
  try {
    return end < 0 || typeof JSON.parse(text.slice(0, end)) === 'object'
  } catch {
    return false
  }
}

/** What a file holds: by its first bytes, and for JSON by its name (`.jsonl`, `.ndjson`) or its first line. */
export function kindOf(name: string, head: Uint8Array): InputFile['kind'] {
  const extension = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(name)?.[1].toLowerCase() ?? ''
  if (String.fromCharCode(...head.subarray(0, 4)) === 'PAR1') return 'parquet'
  if (extension === 'jsonl' || extension === 'ndjson') return 'jsonl'
  if (head.includes(0)) return 'binary'
  if ((extension === 'json' || extension === '' || extension === 'gz') && startsWithRecord(head)) return 'jsonl'
  return 'text'
}

async function describe(path: string, name = path): Promise<InputFile> {
  try {
    const { size } = await stat(path)
    const { head, gzipped } = await readHead(path)
    return { path, name, size, gzipped, kind: kindOf(name, head) }
  } catch (error) {
    throw new Error(`${name}: cannot be read (${(error as Error).message})`)
  }
}

/** Paths of the files in a folder, at any depth; links to folders are not followed, they may lead in circles. */
async function filesIn(folder: string): Promise<string[]> {
  const files: string[] = []
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.isDirectory()) files.push(...(await filesIn(path)))
    else if (entry.isFile() || (await stat(path)).isFile()) files.push(path)
  }
  return files
}

/**
 * The files of paths in the order given, folders with all that is in them in code point order; in folders, names that
 * start with a dot and node_modules are left out. Throws one line where a path is missing or not readable.
 */
export async function listInputFiles(paths: string[]): Promise<InputFile[]> {
  const files: InputFile[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (!found) throw new Error(`${path}: no such file or folder`)
    for (const file of found.isDirectory() ? await filesIn(path) : [path]) files.push(await describe(file))
  }
  return files
}
