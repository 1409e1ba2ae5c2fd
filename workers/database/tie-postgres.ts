import { type ChildProcess, spawn } from 'node:child_process'

/**
 * Has a Postgres that this process started end in order when this process is gone, be it by kill -9: a shell waits at a pipe whose other
 * end only this process holds, and sends SIGINT (fast shutdown) where the pipe ends without a word. Where there is no shell, a
 * Postgres that is left over is stopped by the next start.
 */
export function tiePostgres(postgres: ChildProcess): void {
  if (!postgres.pid) return
  const waiting = spawn('sh', ['-c', 'read -r word || kill -INT "$1"', 'sh', String(postgres.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Of a group of its own: Ctrl-C and a killed group do not reach it.
    detached: true,
    cwd: '/',
  })
  waiting.on('error', () => {})
  waiting.stdin.on('error', () => {})
  // Its number may soon be another process's.
  postgres.once('exit', () => waiting.stdin.end('over\n'))
}
