import type { Queryable } from '#workers/store/queryable.ts'

/** What the log-prob graph measured on the evaluation documents. */
export interface Evaluation {
  /** Mean loss in nats a token, and over how many tokens. */
  loss: number
  lossTokens: number
  /** Mean standard deviation of the final LayerNorm's input. */
  finalScale: number
}

const SQL = `update run set loss = $2, loss_tokens = $3, final_scale = $4 where id = $1 and loss is null`

/** Stores the evaluation of a run once. */
export const setEvaluation = async (db: Queryable, runId: number, evaluation: Evaluation): Promise<void> => {
  await db.query(SQL, [runId, evaluation.loss, evaluation.lossTokens, evaluation.finalScale])
}
