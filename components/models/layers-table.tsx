import Link from 'next/link'
import { Distribution } from '#components/models/distribution.tsx'
import { layerHref, randomHref } from '#components/models/model-href.ts'
import { neuronHref } from '#components/neuron/neuron-href.ts'
import { Panel } from '#components/ui/panel.tsx'
import { formatCount, formatNumber, formatPercent } from '#lib/format/number.ts'
import { histogramBars } from '#lib/layer/histogram-bars.ts'
import type { LayerColumns } from '#lib/layer/layer-columns.ts'
import type { ModelFacts } from '#lib/queries/models.ts'

const head = 'px-2 py-1.5 text-left align-bottom text-ink-2 text-xs whitespace-nowrap first:pl-4 last:pr-4'
const cell = 'h-[38px] px-2 whitespace-nowrap first:pl-4 last:pr-4 pointer-coarse:h-12'
const link = 'py-3 px-1.5 no-underline hover:underline'

/** The range both ends of the model's layers share, so that their shapes can be compared; dead neurons left out. */
function commonRange(layers: LayerColumns[], key: 'max' | 'fires'): [number, number] {
  const ranges = layers.map(columns => histogramBars(live(columns, key), 1)).filter(({ high }) => high > 0)
  return [Math.min(...ranges.map(({ low }) => low)), Math.max(...ranges.map(({ high }) => high))]
}

const live = (columns: LayerColumns, key: 'max' | 'fires') => columns[key].filter((_, i) => columns.dead[i] === 0)

/** The layers of a model: size, shape of what their neurons do, and ways in. */
export const LayersTable = ({ model, layers }: { model: ModelFacts; layers: LayerColumns[] }) => {
  const { name, asked } = model
  const maxRange = commonRange(layers, 'max')
  const firesRange = commonRange(layers, 'fires')
  return (
    <Panel label="Layers" className="overflow-x-auto">
      {/* Columns of fixed width: the rows may come after the head was painted, and must not move it. */}
      <table className="w-full table-fixed text-sm">
        <thead>
          <tr className="border-line border-b">
            <th className={`${head} w-22 wide:w-28`}>Layer</th>
            <th className={`${head} w-18 text-right wide:w-24`}>Neurons</th>
            <th className={`${head} w-14 text-right wide:w-20`}>Dead</th>
            <th className={`${head} max-wide:hidden`}>
              Largest activation, {formatNumber(maxRange[0])} to {formatNumber(maxRange[1])}
            </th>
            <th className={`${head} max-wide:hidden`}>
              Fires on, {formatPercent(firesRange[0])} to {formatPercent(firesRange[1])}
            </th>
            <th className={`${head} wide:w-52`}>
              <span className="sr-only">Neurons to open</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {layers.map((columns, layer) => (
            <tr key={layer} className="border-line not-last:border-b">
              <th scope="row" className={`${cell} text-left font-normal`}>
                <Link href={layerHref(model, layer)} className={`${link} -ml-1.5 font-semibold`}>
                  Layer {layer}
                </Link>
              </th>
              <td className={`${cell} text-right`}>{formatCount(columns.neuron.length)}</td>
              <td className={`${cell} text-right`}>{formatCount(columns.dead.reduce((sum, one) => sum + one, 0))}</td>
              <td className={`${cell} max-wide:hidden`}>
                <Distribution
                  values={live(columns, 'max')}
                  range={maxRange}
                  what="largest activations"
                  format={formatNumber}
                />
              </td>
              <td className={`${cell} max-wide:hidden`}>
                <Distribution
                  values={live(columns, 'fires')}
                  range={firesRange}
                  what="shares of tokens"
                  format={formatPercent}
                />
              </td>
              <td className={`${cell} text-right`}>
                <Link href={neuronHref(name, { layer, neuron: 0 }, asked)} prefetch={false} className={link}>
                  First
                </Link>
                <a href={randomHref(model, layer)} rel="nofollow" className={link}>
                  Random
                </a>
                <Link
                  href={neuronHref(name, { layer, neuron: columns.neuron.length - 1 }, asked)}
                  prefetch={false}
                  className={link}
                >
                  Last
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
