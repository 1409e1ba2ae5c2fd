import { readFile } from 'node:fs/promises'
import type pg from 'pg'

const SQL = `select task_identifier as step from graphile_worker.jobs where locked_at is not null limit 1`

/** Most memory of a process seen in each step of its work, by samples. */
export interface StepMemory {
  /** Takes a sample: which job is under way, and how much the process holds. */
  sample(): Promise<void>
  /** Steps in the order they were met, each with its most in MB; empty where the system does not tell (no /proc). */
  text(): string
}

/** Resident memory of a process in KB; null where the system has no /proc, or the process is gone. */
const resident = async (pid: number): Promise<number | null> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const found = /^VmRSS:\s+(\d+)/m.exec(status)
  return found && Number(found[1])
}

/** Watches the process `pid`, the only worker of this database. */
export const watchSteps = (pool: pg.Pool, pid: number): StepMemory => {
  const most = new Map<string, number>()
  return {
    async sample() {
      // Not there before the worker's start has set the queue up.
      const { rows } = await pool.query<{ step: string }>(SQL).catch(() => ({ rows: [] }))
      const kilobytes = await resident(pid)
      const step = rows[0]?.step
      if (step !== undefined && kilobytes !== null) most.set(step, Math.max(most.get(step) ?? 0, kilobytes))
    },
    text: () => [...most].map(([step, kilobytes]) => `${step} ${Math.round(kilobytes / 1024)}`).join(', '),
  }
}
