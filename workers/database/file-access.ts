import { lchownSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Whether any user may pass through every folder above and including this path. */
export function reachableByOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false })
    if (stat && (stat.mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** Gives a folder and all in it to a user, unless the folder is theirs already. */
export function giveTree(path: string, uid: number, gid: number): void {
  if (lstatSync(path).uid === uid) return
  giveEntry(path, uid, gid)
}

function giveEntry(path: string, uid: number, gid: number): void {
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveEntry(join(path, name), uid, gid)
  // The folder itself last, so that a run killed half-way is seen as unfinished.
  lchownSync(path, uid, gid)
}
