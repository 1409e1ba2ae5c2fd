import 'server-only'
import { db } from '#lib/db.ts'
import type { LayerColumns } from '#lib/layer/layer-columns.ts'
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
  /** Fraction of tokens with activation >= 0.25 M; null when dead. */
  fires: number | null
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
  const layers = await Promise.all(
    models.flatMap(model =>
      Array.from({ length: model.nLayers }, async (_, layer): Promise<Candidates> => {
        const run = { id: (model.run as PublishedRun).id, tokenizerId: model.tokenizerId }
        const columns = await layerColumns(run, layer)
        return { model, layer, columns, neurons: variedNeurons(columns, EXCERPTS) }
      }),
    ),
  )
  return Promise.all(chooseInTurn(layers).map(readExcerpt))
}

/** A layer and the neurons of it that may be shown. */
interface Candidates {
  model: ModelFacts
  layer: number
  columns: LayerColumns
  neurons: number[]
}

const layersAfter = ({ model, layer }: Candidates) => model.nLayers - 1 - layer

/** One of each layer in turn, every model's last layer first, as it is the less obvious; no token twice. */
function chooseInTurn(layers: Candidates[]): { from: Candidates; neuron: number }[] {
  const tokens = new Set<string>()
  const chosen: { from: Candidates; neuron: number }[] = []
  const turns = Array.from({ length: EXCERPTS }, (_, turn) =>
    layers.toSorted((a, b) => layersAfter(a) - layersAfter(b)).map(from => ({ from, neuron: from.neurons[turn] })),
  )
  for (const { from, neuron } of turns.flat()) {
    if (neuron === undefined || chosen.length === EXCERPTS) continue
    const token = from.columns.tokens[from.columns.token[neuron]]
    if (tokens.has(token)) continue
    tokens.add(token)
    chosen.push({ from, neuron })
  }
  return chosen
}

async function readExcerpt({ from, neuron }: { from: Candidates; neuron: number }): Promise<NeuronExcerpt> {
  const { model, layer, columns } = from
  const run = model.run as PublishedRun
  const { examples } = await db.neuronProfile.findUniqueOrThrow({
    where: { runId_layer_neuron: { runId: run.id, layer, neuron } },
    select: { examples: true },
  })
  const strongest =
    decodeExamples(examples)
      .find(({ kind }) => kind === 'strongest')
      ?.examples.slice(0, LINES) ?? []
  const [tokenBytes, texts] = await Promise.all([
    tokenBytesOf(model.tokenizerId),
    readExampleTexts(run.corpusId, model.tokenizerId, strongest),
  ])
  const scale = columns.scale[neuron]
  const lines = strongest.map(({ token, window }, i) => {
    const { left, right } = windowHtml({ ids: texts[i].ids, window, token, scale, tokenBytes })
    return { left, right }
  })
  return { model: model.name, layer, neuron, fires: columns.fires[neuron], lines }
}
