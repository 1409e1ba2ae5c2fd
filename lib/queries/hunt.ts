import 'server-only'
import { db } from '#lib/db.ts'
import { HUNT_ROWS, type HuntView } from '#lib/hunt/hunt-view.ts'
import { type ColumnKey, shownColumns } from '#lib/layer/column-groups.ts'
import { huntWhere, type Where } from '#lib/queries/hunt-where.ts'
import { listTokens } from '#lib/queries/list-tokens.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'
import { recent } from '#lib/queries/recent.ts'
import { columnSql, statisticTables } from '#lib/queries/statistic-sql.ts'

/** A neuron in the list of all models. */
export interface HuntRow {
  model: string
  layer: number
  neuron: number
  dead: boolean
  /** Token on which the largest activation falls, as escaped HTML. */
  token: string
  /** Heights 0..255 of the tiny histogram, [24]. */
  sparkline: Uint8Array
  /** Largest activation / M. */
  largest: number
  /** Statistics by column; null where undefined or not computed yet. */
  values: Partial<Record<ColumnKey, number | string | null>>
}

/** One page of a view. */
export interface HuntPage {
  rows: HuntRow[]
  /** Neurons the view lists, on all pages. */
  total: number
}

interface Row extends Omit<HuntRow, 'token' | 'values' | 'largest'> {
  tokenizerId: number
  topToken: number
  largest: number | null
  [column: string]: unknown
}

const from = (where: string) => `from ${statisticTables}, model m where ${where}`

/** Pages asked for last: while nothing new is published or analysed, one view has one answer. */
const keptPages = recent<HuntRow[]>(200)
const keptTotals = recent<number>(500)

/** The neurons of all current runs that a view lists, page `page` from 1; NULL comes last whichever the order. */
export async function hunt(view: HuntView, page: number): Promise<HuntPage> {
  const { sql, values } = huntWhere(view)
  const shown = shownColumns(view.columns, view.sort)
  const state = [...(await modelDirectory()).values()].map(({ name, currentRun, analysed }) => [
    name,
    currentRun,
    analysed,
  ])
  const key = JSON.stringify([sql, values, state])
  const [rows, total] = await Promise.all([
    keptPages(JSON.stringify([key, view.sort, view.dir, shown, page]), () =>
      readPage(view, { sql, values }, shown, page),
    ),
    keptTotals(key, async () => {
      const [{ total }] = await db.$queryRawUnsafe<{ total: number }[]>(
        `select count(*)::int as total ${from(sql)}`,
        ...values,
      )
      return total
    }),
  ])
  return { rows, total }
}

/**
 * Which neurons are on the page is asked first, of the columns that decide it; Postgres then need not carry the others, nor the
 * second table where it decides nothing, through the sort of all neurons.
 */
async function readPage(view: HuntView, { sql, values }: Where, shown: readonly ColumnKey[], page: number) {
  const dir = view.dir === 'asc' ? 'asc' : 'desc'
  const [sorted, order] =
    view.sort === 'neuron'
      ? ['0', `m.name ${dir}, layer ${dir}, neuron ${dir}`]
      : [columnSql(view.sort), `sorted ${dir} nulls last, m.name, layer, neuron`]
  const rows = await db.$queryRawUnsafe<Row[]>(
    `with page as materialized (
      select m.id as model_id, s.run_id, s.layer, s.neuron, ${sorted} as sorted ${from(sql)}
      order by ${order.replace(/layer|neuron/g, 's.$&')} limit ${HUNT_ROWS} offset ${(page - 1) * HUNT_ROWS})
    select m.name as model, m.tokenizer_id as "tokenizerId", layer, neuron, s.dead, s.sparkline,
      s.top_token as "topToken", s.max_activation / nullif(s.scale, 0) as largest
      ${shown.map(key => `, ${columnSql(key)} as "${key}"`).join('')}
    from page join model m on m.id = model_id
      join neuron_stats s using (run_id, layer, neuron)
      left join neuron_analysis a using (run_id, layer, neuron)
    order by ${order}`,
    ...values,
  )
  const tokens = await Promise.all(rows.map(row => listTokens(row.tokenizerId, [row.topToken])))
  return rows.map((row, i) => ({
    model: row.model,
    layer: row.layer,
    neuron: row.neuron,
    dead: row.dead,
    token: tokens[i][0],
    sparkline: row.sparkline,
    largest: row.largest ?? 1,
    values: Object.fromEntries(shown.map(key => [key, row[key] as number | string | null])),
  }))
}

/** One of the neurons that a view lists, each with the same chance; null where it lists none. */
export async function randomOf(view: HuntView): Promise<Pick<HuntRow, 'model' | 'layer' | 'neuron'> | null> {
  const { sql, values } = huntWhere(view)
  const [found] = await db.$queryRawUnsafe<Pick<HuntRow, 'model' | 'layer' | 'neuron'>[]>(
    `select m.name as model, s.layer, s.neuron ${from(sql)} order by random() limit 1`,
    ...values,
  )
  return found ?? null
}

/** Neurons in a queue of random ones. */
const QUEUE = 60

/**
 * Sixty neurons of a layer, dead ones too, in an order that nothing about them decides: by md5 of `model/layer/neuron`. It is
 * the same for everyone and after every new run, so a share counted over it is an unbiased estimate for the layer.
 */
export const randomQueue = (model: string, layer: number): Promise<{ neuron: number; dead: boolean }[]> =>
  db.$queryRaw`
    select s.neuron, s.dead from model m join neuron_stats s on s.run_id = m.current_run_id
    where m.name = ${model} and s.layer = ${layer}
    order by md5(m.name || '/' || s.layer || '/' || s.neuron), s.neuron limit ${QUEUE}`
