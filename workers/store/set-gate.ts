import type { GateAnswer } from '#lib/model/gate-answer.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** Keeps a model's answers to the import gate, in the place of earlier ones. */
export const setGate = async (db: Queryable, modelId: number, answers: readonly GateAnswer[]): Promise<void> => {
  await db.query('update model set gate = $2 where id = $1', [modelId, JSON.stringify({ answers })])
}
