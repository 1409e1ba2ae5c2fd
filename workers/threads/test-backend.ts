import { type Backend, graphOptions } from '#lib/inference/backend.ts'
import { type SelfTest, selfTest } from '#workers/model/self-test.ts'

/** Runs the self-test on a backend, with graphs as they are built for it. */
export const testBackend = ({ backend }: { backend: Backend }): Promise<SelfTest> =>
  selfTest({ backend, ...graphOptions(backend) })
