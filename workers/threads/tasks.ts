import { addReasons, beginReasons, endReasons } from '#workers/analyse/block-reasons.ts'
import { countFirings } from '#workers/analyse/count-firings.ts'
import { addToFold, endFold } from '#workers/analyse/fold-firings.ts'
import { indexFirings } from '#workers/analyse/index-firings.ts'
import { judgeBands } from '#workers/analyse/judge-bands.ts'
import { layerBaselines } from '#workers/analyse/layer-baselines.ts'
import { beginContexts, contextChunk, endContexts } from '#workers/analyse/layer-contexts.ts'
import { layerSamples } from '#workers/analyse/layer-samples.ts'
import { nextContributions } from '#workers/analyse/next-contributions.ts'
import { addPaths, beginPaths, endPaths } from '#workers/analyse/path-examples.ts'
import { reverseScores } from '#workers/analyse/reverse-scores.ts'
import { weightStatistics } from '#workers/analyse/weight-statistics.ts'
import { scanOnDevice } from '#workers/device/scan-on-device.ts'
import { checkMembers } from '#workers/families/check-members.ts'
import { causalTests } from '#workers/patterns/causal-tests.ts'
import { synthesiseRange } from '#workers/patterns/synthesise-range.ts'
import { layerScores } from '#workers/scores/layer-scores.ts'
import { collectShard } from '#workers/threads/collect-shard.ts'
import { evaluateDocuments } from '#workers/threads/evaluate-documents.ts'
import { addToMerge, beginMerge, endMerge } from '#workers/threads/merge-layer.ts'
import { addCollected, beginRecords, makeRecords } from '#workers/threads/neuron-records.ts'
import { addTexts, beginRequests, beginTexts, endRequests, endTexts } from '#workers/threads/request-windows.ts'
import { scanShard } from '#workers/threads/scan-shard.ts'
import { testCpu } from '#workers/threads/test-cpu.ts'

/** Everything a worker thread can be asked to do; inputs and outputs are plain data and typed arrays. */
export const threadTasks = {
  testCpu,
  scanShard,
  scanOnDevice,
  beginMerge,
  addToMerge,
  endMerge,
  beginRequests,
  beginTexts,
  addTexts,
  endTexts,
  endRequests,
  collectShard,
  evaluateDocuments,
  beginRecords,
  addCollected,
  makeRecords,
  weightStatistics,
  countFirings,
  addToFold,
  endFold,
  beginContexts,
  contextChunk,
  endContexts,
  layerSamples,
  nextContributions,
  beginPaths,
  addPaths,
  endPaths,
  reverseScores,
  beginReasons,
  addReasons,
  endReasons,
  judgeBands,
  synthesiseRange,
  causalTests,
  indexFirings,
  layerBaselines,
  layerScores,
  checkMembers,
}

export type ThreadTasks = typeof threadTasks
