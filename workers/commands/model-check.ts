import type pg from 'pg'
import { gatePassed } from '#lib/model/gate-answer.ts'
import { namedCorpus, namedModel } from '#workers/commands/named.ts'
import { withProgress } from '#workers/commands/progress.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { checkModel } from '#workers/model/gate/check-model.ts'
import { gateAnswers, gateLines } from '#workers/model/gate/gate-report.ts'
import { shippedAnswer } from '#workers/shipped/shipped-answer.ts'
import { type CorpusRow, findCorpora } from '#workers/store/find-corpora.ts'
import type { ModelRow } from '#workers/store/find-models.ts'
import { setGate } from '#workers/store/set-gate.ts'

/** Above so many weights a model is not checked unasked: a minute's work becomes a quarter of an hour. */
const MAX_UNASKED = 100_000_000

/** Checks a model on a corpus, prints the answers and keeps them with the model; true where it passes. */
const check = async (pool: pg.Pool, model: ModelRow, corpus: CorpusRow): Promise<boolean> => {
  const measures = await withProgress(`checking ${model.name} on ${corpus.name}`, progress =>
    checkModel(pool, model, corpus, (done, total, text) => progress.update(done, total, text)),
  )
  const answers = [...gateAnswers(measures), ...(await shippedAnswer(model.path))]
  await setGate(pool, model.id, answers)
  for (const line of gateLines(model.name, answers)) console.log(line)
  return gatePassed(answers)
}

/** `soluscope model check MODEL CORPUS`: the import gate; exit code 1 where the model fails it. */
export const modelCheckCommand = async (name: string, corpusName: string): Promise<number> =>
  withDatabase(async ({ pool }) => {
    const model = await namedModel(pool, name)
    const corpus = await namedCorpus(pool, corpusName)
    return (await check(pool, model, corpus)) ? 0 : 1
  })

/**
 * The gate for a model that was just added: on the corpus of that name, else the sample corpus or the only one there is. Says why
 * where it does not check.
 */
export const checkAdded = async (pool: pg.Pool, name: string, corpusName?: string): Promise<void> => {
  const model = await namedModel(pool, name)
  const complete = (await findCorpora(pool)).filter(corpus => corpus.manifestHash !== null)
  const usual = complete.find(corpus => corpus.name === 'sample') ?? (complete.length === 1 ? complete[0] : undefined)
  const corpus = corpusName === undefined ? usual : await namedCorpus(pool, corpusName)
  const how = `"soluscope model check ${name} CORPUS"`
  if (!corpus) console.log(`not checked: name a corpus, ${how}`)
  else if (corpusName === undefined && model.nParams > MAX_UNASKED) console.log(`not checked: it is large; ${how} does`)
  else if (corpusName !== undefined) await check(pool, model, corpus)
  // Nobody asked for it, and the model is added: no reason to end with an error.
  else
    await check(pool, model, corpus).catch((error: Error) =>
      console.log(`not checked on ${corpus.name}: ${error.message}`),
    )
}
