import type { DeviceBackend } from '#lib/inference/backend.ts'
import { deviceFault } from '#workers/device/device-fault.ts'
import { deviceSelfTest } from '#workers/device/self-test.ts'

/*
 * The self-test of a GPU's backend in a process of its own: a driver that crashes takes this process down, not the worker.
 * Tells { worst } or { fault } to its parent.
 */
process.once('disconnect', () => process.exit(1))
deviceSelfTest(process.argv[2] as DeviceBackend)
  .then(
    worst => ({ worst }),
    error => ({ fault: deviceFault(error) }),
  )
  .then(answer => process.send?.(answer, () => process.exit(0)))
