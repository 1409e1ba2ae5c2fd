import { textTable } from '#workers/commands/text-table.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { addModel } from '#workers/model/add-model.ts'
import { findModels } from '#workers/store/find-models.ts'

const count = (n: number): string => n.toLocaleString('en-US')

/** `soluscope model add PATH`: reads, checks and adds a model folder. */
export const modelAddCommand = async (path: string, { replace = false }: { replace?: boolean }): Promise<number> =>
  withDatabase(async ({ pool }) => {
    const { name, created } = await addModel(pool, path, { replace })
    const again = replace ? 'is in place' : 'is there already'
    console.log(`model ${name} ${created ? 'added' : again}; scan it with "soluscope run ${name} CORPUS"`)
    return 0
  })

/** `soluscope model list`: a table of the models. */
export const modelListCommand = async (): Promise<number> =>
  withDatabase(async ({ pool }) => {
    const models = await findModels(pool)
    if (models.length === 0) {
      console.log('no models yet: "soluscope model add PATH" adds one')
      return 0
    }
    const header = ['model', 'layers', 'neurons', 'n_ctx', 'act_fn', 'parameters', 'published', 'path']
    const rows = models.map(model => [
      model.name,
      count(model.nLayers),
      count(model.nLayers * model.dMlp),
      count(model.nCtx),
      model.actFn,
      count(model.nParams),
      model.currentRunId === null ? 'no' : 'yes',
      model.path,
    ])
    console.log(textTable(header, rows))
    return 0
  })
