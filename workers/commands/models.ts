import { gatePassed, storedAnswers } from '#lib/model/gate-answer.ts'
import { checkAdded } from '#workers/commands/model-check.ts'
import { localModel } from '#workers/commands/model-source.ts'
import { textTable } from '#workers/commands/text-table.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { addModel } from '#workers/model/add-model.ts'
import { findModels } from '#workers/store/find-models.ts'

const count = (n: number): string => n.toLocaleString('en-US')

/** What `soluscope model add` may be told. */
export interface ModelAddOptions {
  /** Put the model in the place of the one of that name. */
  replace?: boolean
  /** Corpus for the import gate; false for no gate. */
  check?: string | boolean
}

/** `soluscope model add PATH|REPO`: fetches it where need be, reads, checks and adds a model, and puts it through the import gate. */
export const modelAddCommand = async (asked: string, { replace = false, check }: ModelAddOptions): Promise<number> => {
  const path = await localModel(asked)
  return withDatabase(async ({ pool }) => {
    const { name, created } = await addModel(pool, path, { replace })
    const again = replace ? 'is in place' : 'is there already'
    console.log(`model ${name} ${created ? 'added' : again}; scan it with "soluscope run ${name} CORPUS"`)
    if (check !== false) await checkAdded(pool, name, typeof check === 'string' ? check : undefined)
    return 0
  })
}

/** What the import gate said, in a word. */
const gateWord = (kept: unknown): string => {
  const answers = storedAnswers(kept)
  return answers === null ? 'not asked' : gatePassed(answers) ? 'passed' : 'FAILED'
}

/** `soluscope model list`: a table of the models. */
export const modelListCommand = async (): Promise<number> =>
  withDatabase(async ({ pool }) => {
    const models = await findModels(pool)
    if (models.length === 0) {
      console.log('no models yet: "soluscope model add PATH" adds one')
      return 0
    }
    const header = ['model', 'layers', 'neurons', 'n_ctx', 'act_fn', 'parameters', 'published', 'gate', 'path']
    const rows = models.map(model => [
      model.name,
      count(model.nLayers),
      count(model.nLayers * model.dMlp),
      count(model.nCtx),
      model.actFn,
      count(model.nParams),
      model.currentRunId === null ? 'no' : 'yes',
      gateWord(model.gate),
      model.path,
    ])
    console.log(textTable(header, rows))
    return 0
  })
