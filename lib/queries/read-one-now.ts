import 'server-only'
import { db } from '#lib/db.ts'
import { variedNeurons } from '#lib/layer/varied-neurons.ts'
import { decodeExamples } from '#lib/neuron/examples.ts'
import { readExampleTexts } from '#lib/queries/example-texts.ts'
import { layerColumns } from '#lib/queries/layer-columns.ts'
import type { ModelFacts, PublishedRun } from '#lib/queries/models.ts'
import { recent } from '#lib/queries/recent.ts'
import { tokenBytesOf } from '#lib/queries/token-bytes.ts'
import { windowHtml } from '#lib/tokens/window.ts'

/** A neuron to read at once. */
export interface NeuronExcerpt {
  model: string
  layer: number
  neuron: number
  /** Fraction of tokens with activation >= 0.25 M. */
  fires: number
  /** Its strongest examples as escaped HTML, cut at the token that fires. */
  lines: { left: string; right: string }[]
}

/** Excerpts on the home page, and lines of each. */
const EXCERPTS = 6
const LINES = 3

const kept = recent<NeuronExcerpt[]>(8)

/** Excerpts of varied neurons of the published models, the same ones until another run is published. */
export function readOneNow(models: ModelFacts[]): Promise<NeuronExcerpt[]> {
  const published = models.filter(({ run, dMlp }) => run && dMlp > 0)
  return kept(published.map(({ run }) => run?.hash).join(), () => readExcerpts(published))
}

async function readExcerpts(models: ModelFacts[]): Promise<NeuronExcerpt[]> {
  const layers = models.flatMap(model => Array.from({ length: model.nLayers }, (_, layer) => ({ model, layer })))
  // Of many layers, as many as there are places, spread from the first to the last.
  const spread = layers.filter(
    (_, i) => Math.floor((i * EXCERPTS) / layers.length) !== Math.floor(((i - 1) * EXCERPTS) / layers.length),
  )
  const excerpts = await Promise.all(
    spread.map(({ model, layer }) =>
      layerExcerpts(model, model.run as PublishedRun, layer, Math.ceil(EXCERPTS / spread.length)),
    ),
  )
  return excerpts.flat().slice(0, EXCERPTS)
}

async function layerExcerpts(
  model: ModelFacts,
  run: PublishedRun,
  layer: number,
  wanted: number,
): Promise<NeuronExcerpt[]> {
  const columns = await layerColumns({ id: run.id, tokenizerId: model.tokenizerId }, layer)
  const profiles = await db.neuronProfile.findMany({
    where: { runId: run.id, layer, neuron: { in: variedNeurons(columns, wanted) } },
    select: { neuron: true, examples: true },
  })
  const tokenBytes = await tokenBytesOf(model.tokenizerId)
  return Promise.all(
    profiles.map(async ({ neuron, examples }) => {
      const strongest =
        decodeExamples(examples)
          .find(({ kind }) => kind === 'strongest')
          ?.examples.slice(0, LINES) ?? []
      const texts = await readExampleTexts(run.corpusId, model.tokenizerId, strongest)
      const scale = columns.scale[neuron]
      const lines = strongest.map(({ token, window }, i) =>
        windowHtml({ ids: texts[i].ids, window, token, scale, tokenBytes }),
      )
      return { model: model.name, layer, neuron, fires: columns.fires[neuron], lines }
    }),
  )
}
