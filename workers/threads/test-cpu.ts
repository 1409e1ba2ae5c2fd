import { graphOptions } from '#lib/inference/backend.ts'
import { type SelfTest, selfTest } from '#workers/model/self-test.ts'

/** Runs the CPU's self-test, with graphs as they are built for it. */
export const testCpu = (_: null): Promise<SelfTest> => selfTest(graphOptions())
