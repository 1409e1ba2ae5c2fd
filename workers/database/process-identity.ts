import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The command line of a live process, or null when there is no such process (or it is another user's zombie). */
export function commandLine(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null
    } catch {
      return null
    }
  }
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout?.trim() || null
}

/** Number of a live process' parent; 0 when there is no such process. */
export function parentOf(pid: number): number {
  if (process.platform === 'linux') {
    try {
      // "pid (name) state ppid ...", and the name may hold anything.
      return Number(
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')[1],
      )
    } catch {
      return 0
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(stdout) || 0
}

/** Whether that process is alive and its command line names all the given words: process numbers are used again. */
export function isProcess(pid: number, ...words: string[]): boolean {
  const line = commandLine(pid)
  return line !== null && words.every(word => line.includes(word))
}

/** Waits until a process is gone; false when it is still there after the time, in milliseconds. */
export async function waitGone(pid: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (commandLine(pid) !== null) {
    if (Date.now() > end) return false
    await new Promise(done => setTimeout(done, 30))
  }
  return true
}
