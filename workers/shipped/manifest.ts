import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesBelow, shippedFolder } from '#workers/shipped/shipped-folder.ts'

/** One file of the shipped models. */
export interface ManifestEntry {
  /** Bytes. */
  size: number
  /** 64 hex digits. */
  sha256: string
}

/** Every file below models/ but the manifest itself, by its path there. */
export type Manifest = Record<string, ManifestEntry>

/** The manifest's name in the folder. */
export const MANIFEST = 'manifest.json'

const entryOf = async (path: string): Promise<ManifestEntry> => {
  const bytes = await readFile(path)
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** What the manifest of the folder as it is would say. */
export const makeManifest = async (folder: string = shippedFolder): Promise<Manifest> => {
  const manifest: Manifest = {}
  for (const path of filesBelow(folder)) if (path !== MANIFEST) manifest[path] = await entryOf(join(folder, path))
  return manifest
}

const isManifest = (value: unknown): value is { files: Manifest } => {
  const files = (value as { files?: unknown } | null)?.files
  return (
    typeof files === 'object' &&
    files !== null &&
    Object.values(files).every(entry => typeof entry?.size === 'number' && typeof entry?.sha256 === 'string')
  )
}

/** The manifest as it is on disk. Throws one line where there is none or it cannot be read. */
export const readManifest = (folder: string = shippedFolder): Manifest => {
  const path = join(folder, MANIFEST)
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isManifest(value)) throw new Error(`${path}: wanted {"files": {path: {size, sha256}}}, got something else`)
  return value.files
}

/**
 * Where the files below `folder` differ from its manifest, one line each; of the model `name` alone where it is given. A file
 * that is not listed is a difference too.
 */
export const manifestFaults = async (folder: string = shippedFolder, name?: string): Promise<string[]> => {
  const ofInterest = (path: string): boolean => path !== MANIFEST && (name === undefined || path.startsWith(`${name}/`))
  const wanted = readManifest(folder)
  const there = new Set(filesBelow(folder).filter(ofInterest))
  const faults: string[] = []
  for (const [path, entry] of Object.entries(wanted)) {
    if (!ofInterest(path)) continue
    if (!there.delete(path)) faults.push(`${path} is missing`)
    else {
      const found = await entryOf(join(folder, path))
      if (found.sha256 !== entry.sha256)
        faults.push(`${path} has sha256 ${found.sha256.slice(0, 12)}…, wanted ${entry.sha256.slice(0, 12)}…`)
    }
  }
  return [...faults, ...[...there].map(path => `${path} is not in ${MANIFEST}`)]
}
