import { type AnalysisProgress, analysisSteps } from '#workers/plan/next-analysis.ts'

/** What to say after "published" of a run's analysis: nothing when it is complete. */
export const analysisText = (progress: AnalysisProgress): string => {
  const { done, total } = analysisSteps(progress)
  if (progress.error !== null) return `, analysis failed: ${progress.error}`
  return done < total ? `, analysis ${done} of ${total}` : ''
}
