import { db } from '#lib/db.ts'
import { firesFrom, type GameSource, type GameText } from '#lib/games/game-source.ts'
import { decodeExamples, type Example, windowActivation } from '#lib/neuron/examples.ts'
import { readExampleTexts } from '#lib/queries/example-texts.ts'

/** A neuron in a run, as far as its stored texts are concerned. */
export interface PlayedNeuron {
  runId: number
  corpusId: number
  tokenizerId: number
  layer: number
  neuron: number
}

/** Texts of another neuron that an intruder is drawn from. */
const intruderTexts = 10

/** What items about a neuron are made of; null where it is dead or not there. */
export async function readGameSource(played: PlayedNeuron): Promise<GameSource | null> {
  const { runId, layer, neuron } = played
  const [profile, stats] = await Promise.all([
    db.neuronProfile.findUnique({
      where: { runId_layer_neuron: { runId, layer, neuron } },
      select: { examples: true },
    }),
    db.neuronStats.findUnique({
      where: { runId_layer_neuron: { runId, layer, neuron } },
      select: { scale: true, dead: true },
    }),
  ])
  if (!profile || !stats || stats.dead) return null
  const groups = decodeExamples(profile.examples)
  const strong = groups.filter(({ kind }) => kind === 'strongest').flatMap(({ examples }) => examples)
  const spread = groups.filter(({ kind }) => kind === 'interval').flatMap(({ examples }) => examples)
  const random = groups.filter(({ kind }) => kind === 'random').flatMap(({ examples }) => examples)
  const firing = [...strong, ...spread.filter(({ activation }) => activation >= firesFrom * stats.scale)]
  const others = [...random, ...spread.filter(({ activation }) => activation < firesFrom * stats.scale)]
  const texts = await textsOf(played, [...firing, ...others])
  return {
    scale: stats.scale,
    firing: texts.slice(0, firing.length),
    strongest: strong.length,
    others: texts.slice(firing.length),
    intruders: await readIntruders(
      played,
      texts.slice(0, strong.length).map(({ ids, focus }) => ids[focus]),
    ),
  }
}

/** Strongest texts of the first other neuron of the model whose largest activation falls on one of these tokens. */
async function readIntruders(played: PlayedNeuron, tokens: number[]): Promise<GameText[]> {
  const { runId, layer, neuron } = played
  const other = await db.neuronStats.findFirst({
    where: { runId, dead: false, topToken: { in: tokens }, NOT: { layer, neuron } },
    orderBy: [{ layer: 'asc' }, { neuron: 'asc' }],
    select: { layer: true, neuron: true },
  })
  if (!other) return []
  const { examples } = await db.neuronProfile.findUniqueOrThrow({
    where: { runId_layer_neuron: { runId, ...other } },
    select: { examples: true },
  })
  const strong = decodeExamples(examples).find(({ kind }) => kind === 'strongest')?.examples ?? []
  const texts = await textsOf(played, strong)
  return texts.filter(({ ids, focus }) => tokens.includes(ids[focus])).slice(0, intruderTexts)
}

async function textsOf({ corpusId, tokenizerId }: PlayedNeuron, examples: Example[]): Promise<GameText[]> {
  const texts = await readExampleTexts(corpusId, tokenizerId, examples)
  return examples.map(({ document, token, window }, i) => ({
    document,
    start: window.start,
    ids: [...texts[i].ids],
    activations: Array.from(window.levels, (_, place) => windowActivation(window, place)),
    focus: token - window.start,
  }))
}
