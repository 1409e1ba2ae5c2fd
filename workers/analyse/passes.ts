import { causalPass } from '#workers/analyse/causal-pass.ts'
import { contributionPass } from '#workers/analyse/contribution-pass.ts'
import { firingPass } from '#workers/analyse/firing-pass.ts'
import { ngramsPass } from '#workers/analyse/ngrams-pass.ts'
import { pathPass } from '#workers/analyse/path-pass.ts'
import { patternsPass } from '#workers/analyse/patterns-pass.ts'
import { purityPass } from '#workers/analyse/purity-pass.ts'
import { reasonsPass } from '#workers/analyse/reasons-pass.ts'
import { reversePass } from '#workers/analyse/reverse-pass.ts'
import { samplePass } from '#workers/analyse/sample-pass.ts'
import { samplesPass } from '#workers/analyse/samples-pass.ts'
import { smugglingPass } from '#workers/analyse/smuggling-pass.ts'
import { synthesisPass } from '#workers/analyse/synthesis-pass.ts'
import { weightsPass } from '#workers/analyse/weights-pass.ts'
import type { Pass } from '#workers/plan/next-analysis.ts'
import type { StepWork } from '#workers/queue/step-context.ts'

/** What each pass of an analysis does. */
export const passes: Record<Pass, StepWork> = {
  sample: samplePass,
  weights: weightsPass,
  firing: firingPass,
  smuggling: smugglingPass,
  ngrams: ngramsPass,
  contribution: contributionPass,
  path: pathPass,
  reverse: reversePass,
  reasons: reasonsPass,
  purity: purityPass,
  samples: samplesPass,
  patterns: patternsPass,
  synthesis: synthesisPass,
  causal: causalPass,
}
