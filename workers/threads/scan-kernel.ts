import { loadKernel } from '#workers/kernel/kernel.ts'
import type { ScanKernel } from '#workers/kernel/scan-kernel.ts'

let loading: Promise<ScanKernel> | undefined

/** This thread's kernel, compiled once. */
export const scanKernel = (): Promise<ScanKernel> => {
  loading ??= Promise.resolve(loadKernel())
  return loading
}
