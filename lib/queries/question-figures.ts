import 'server-only'
import { db } from '#lib/db.ts'
import { plural } from '#lib/format/plural.ts'
import { type KeptAnswer, keptBehind } from '#lib/queries/kept-behind.ts'
import type { QuestionFigure } from '#lib/questions/figure.ts'
import { type Question, questions } from '#lib/questions/questions.ts'

/** Counts and medians over the neurons of all current runs, and counts of claims; null where nothing was measured. */
interface Sums {
  neurons: number
  dead: number
  heavy: number
  abstracts: number
  measured: Record<'smuggled' | 'reasons' | 'bands' | 'reverse' | 'weights', number>
  smuggling: number
  severalReasons: number
  pure: number
  rebuilt: number
  medians: Record<'smuggled' | 'effectiveReasons' | 'monoMass' | 'reverseR2' | 'cosInOut', number | null>
  badges: Record<string, number>
  claims: Record<string, number>
  models: { layers: number; loss: number }[]
}

/** One for the whole process: pages are bundled apart. */
const shelves = globalThis as { soluscopeQuestions?: { kept?: KeptAnswer<Sums> } }

/** Read behind the answers, every 30 s at most in this process: it looks at every neuron. */
function sums(): Promise<Sums> {
  shelves.soluscopeQuestions ??= {}
  return keptBehind(shelves.soluscopeQuestions, read)
}

async function read(): Promise<Sums> {
  const [[row], badges, claims, models] = await Promise.all([
    db.$queryRaw<[Record<string, number | null>]>`
      select count(*)::int as neurons, count(*) filter (where s.dead)::int as dead,
        count(*) filter (where s.kurtosis >= 100)::int as heavy,
        count(*) filter (where a.abstract >= 0.9)::int as abstracts,
        count(a.smuggled)::int as "nSmuggled", count(*) filter (where a.smuggled >= 0.1)::int as smuggling,
        count(a.reasons)::int as "nReasons", count(*) filter (where a.reasons >= 2)::int as "severalReasons",
        count(a.mono_mass)::int as "nBands", count(*) filter (where a.mono_mass >= 0.5)::int as pure,
        count(a.reverse_r2)::int as "nReverse", count(*) filter (where a.reverse_r2 >= 0.9)::int as rebuilt,
        count(a.cos_in_out)::int as "nWeights",
        percentile_cont(0.5) within group (order by a.smuggled) as "medianSmuggled",
        percentile_cont(0.5) within group (order by a.effective_reasons) as "medianReasons",
        percentile_cont(0.5) within group (order by a.mono_mass) as "medianBands",
        percentile_cont(0.5) within group (order by a.reverse_r2) as "medianReverse",
        percentile_cont(0.5) within group (order by a.cos_in_out) as "medianCos"
      from model m join neuron_stats s on s.run_id = m.current_run_id
      left join neuron_analysis a using (run_id, layer, neuron)`,
    db.$queryRaw<{ badge: string; n: number }[]>`
      select p.badge, count(distinct (p.run_id, p.layer, p.neuron))::int as n
      from neuron_pattern p join model m on m.current_run_id = p.run_id where p.origin = 'synthesis' group by p.badge`,
    db.$queryRaw<{ kind: string; status: string; n: number }[]>`
      select kind, status, count(*)::int as n from claim where withdrawn_at is null and hidden_at is null group by kind, status`,
    db.$queryRaw<{ layers: number; loss: number }[]>`
      select m.n_layers as layers, min(r.loss) as loss from model m join run r on r.id = m.current_run_id
      where r.loss is not null group by m.n_layers order by m.n_layers`,
  ])
  const n = (key: string) => row[key] ?? 0
  const of: Record<string, number> = {}
  for (const { kind, status, n } of claims) {
    of[kind] = (of[kind] ?? 0) + n
    of[`${kind} ${status}`] = n
  }
  return {
    ...{ neurons: n('neurons'), dead: n('dead'), heavy: n('heavy'), abstracts: n('abstracts') },
    ...{ smuggling: n('smuggling'), severalReasons: n('severalReasons'), pure: n('pure'), rebuilt: n('rebuilt') },
    measured: {
      smuggled: n('nSmuggled'),
      reasons: n('nReasons'),
      bands: n('nBands'),
      reverse: n('nReverse'),
      weights: n('nWeights'),
    },
    medians: {
      smuggled: row.medianSmuggled,
      effectiveReasons: row.medianReasons,
      monoMass: row.medianBands,
      reverseR2: row.medianReverse,
      cosInOut: row.medianCos,
    },
    badges: Object.fromEntries(badges.map(({ badge, n }) => [badge, n])),
    claims: of,
    models,
  }
}

/** A count among those that were measured; null where none was. */
const part = (label: string, value: number, measured: number): QuestionFigure => ({
  label,
  value: measured > 0 ? value : null,
  format: 'count',
  of: measured > 0 ? `of ${plural(measured, 'measured neuron')}` : null,
})
const one = (label: string, value: number | null, format: QuestionFigure['format'] = 'count'): QuestionFigure => ({
  label,
  value,
  format,
  of: null,
})

const lossByLayers = ({ models }: Sums): QuestionFigure[] =>
  models.map(({ layers, loss }) =>
    one(`smallest loss of a model of ${plural(layers, 'layer')}, nats a token of its own corpus`, loss, 'number'),
  )

const figures: Record<string, (sums: Sums) => QuestionFigure[]> = {
  'interesting-neurons': s => [
    part('neurons with an excess kurtosis of 100 or more', s.heavy, s.neurons),
    part('with a sort key “abstract” of 0.9 or more', s.abstracts, s.neurons),
    part('that never fire', s.dead, s.neurons),
  ],
  families: s => [
    one('families claimed', s.claims.family ?? 0),
    one('of them supported by votes', s.claims['family supported'] ?? 0),
  ],
  layers: lossByLayers,
  splitting: s => [
    one('splits claimed', s.claims.split ?? 0),
    one('of them supported by votes', s.claims['split supported'] ?? 0),
  ],
  'direction-of-a-feature': s => [one('median cosine of a neuron’s input and output', s.medians.cosInOut, 'number')],
  smuggling: s => [
    part('neurons of which a tenth or more of the energy is smuggled', s.smuggling, s.measured.smuggled),
    one('median share that is smuggled', s.medians.smuggled, 'share'),
  ],
  'polysemantic-neurons': s => [
    part('neurons with two reasons or more', s.severalReasons, s.measured.reasons),
    one('median of effective reasons', s.medians.effectiveReasons, 'number'),
  ],
  bands: s => [
    part('neurons with half of their activation or more in pure bands', s.pure, s.measured.bands),
    one('median share in pure bands', s.medians.monoMass, 'share'),
  ],
  'algorithmic-neurons': s => {
    const all = Object.values(s.badges).reduce((sum, n) => sum + n, 0)
    const badge = (name: string) => (all > 0 ? (s.badges[name] ?? 0) : null)
    return [
      one('neurons whose pattern an experiment verified', badge('verified')),
      one('verified as neurons of one token', badge('verified-token')),
      one('refuted', badge('refuted')),
    ]
  },
  'one-more-layer': lossByLayers,
  'one-layer-reversed': s => [
    part('neurons of one-layer models explained to R² 0.9 without attention', s.rebuilt, s.measured.reverse),
    one('median R² without attention', s.medians.reverseR2, 'number'),
  ],
}

/** What the data say of a question now; empty where nothing that the site computes speaks to it. */
export async function questionFigures(slug: string): Promise<QuestionFigure[]> {
  return Object.hasOwn(figures, slug) ? figures[slug](await sums()) : []
}

/** The first questions on which the data say something now, at most `most`. */
export async function knownQuestions(most: number): Promise<{ question: Question; figures: QuestionFigure[] }[]> {
  const all = await Promise.all(
    questions.map(async question => ({ question, figures: await questionFigures(question.slug) })),
  )
  return all.filter(({ figures }) => figures[0]?.value).slice(0, most)
}
