import { collect } from '#workers/collect.ts'
import { evaluate } from '#workers/evaluate.ts'
import { merge } from '#workers/merge.ts'
import type { Step } from '#workers/plan/next-jobs.ts'
import { planCollect } from '#workers/plan-collect.ts'
import { finish, publish } from '#workers/publish.ts'
import type { RunContext, StepWork } from '#workers/queue/step-context.ts'
import { scan } from '#workers/scan.ts'

/** What each task of the queue does. */
export const steps: Record<Step, StepWork<RunContext>> = {
  scan,
  merge,
  'plan-collect': planCollect,
  collect,
  evaluate,
  publish,
  finish,
}
