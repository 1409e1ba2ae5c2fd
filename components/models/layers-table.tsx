import Link from 'next/link'
import { Distribution } from '#components/models/distribution.tsx'
import { layerHref, randomHref } from '#components/models/model-href.ts'
import { neuronHref } from '#components/neuron/neuron-href.ts'
import { Panel } from '#components/ui/panel.tsx'
import { formatCount, formatNumber, formatPercent } from '#lib/format/number.ts'
import type { LayerOverview } from '#lib/layer/layer-overview.ts'
import type { ModelFacts } from '#lib/queries/models.ts'

const head = 'px-2 py-1.5 text-left align-bottom text-ink-2 text-xs whitespace-nowrap first:pl-4 last:pr-4'
const cell = 'h-[38px] px-2 whitespace-nowrap first:pl-4 last:pr-4 pointer-coarse:h-12'
const link = 'py-3 px-1.5 no-underline hover:underline'

/** The layers of a model: size, shape of what their neurons do, and ways in. */
export const LayersTable = ({ model, layers }: { model: ModelFacts; layers: readonly LayerOverview[] }) => {
  const { name, asked } = model
  // All layers share their axes.
  const [{ max, fires }] = layers
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
              Largest activation, {formatNumber(max.low)} to {formatNumber(max.high)}
            </th>
            <th className={`${head} max-wide:hidden`}>
              Fires on, {formatPercent(fires.low)} to {formatPercent(fires.high)}
            </th>
            <th className={`${head} wide:w-52`}>
              <span className="sr-only">Neurons to open</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {layers.map(({ neurons, dead, max, fires }, layer) => (
            <tr key={layer} className="border-line not-last:border-b">
              <th scope="row" className={`${cell} text-left font-normal`}>
                <Link href={layerHref(model, layer)} className={`${link} -ml-1.5 font-semibold`}>
                  Layer {layer}
                </Link>
              </th>
              <td className={`${cell} text-right`}>{formatCount(neurons)}</td>
              <td className={`${cell} text-right`}>{formatCount(dead)}</td>
              <td className={`${cell} max-wide:hidden`}>
                <Distribution histogram={max} what="largest activations" format={formatNumber} />
              </td>
              <td className={`${cell} max-wide:hidden`}>
                <Distribution histogram={fires} what="shares of tokens" format={formatPercent} />
              </td>
              <td className={`${cell} text-right`}>
                <Link href={neuronHref(name, { layer, neuron: 0 }, asked)} prefetch={false} className={link}>
                  First
                </Link>
                <a href={randomHref(model, layer)} rel="nofollow" className={link}>
                  Random
                </a>
                <Link href={neuronHref(name, { layer, neuron: neurons - 1 }, asked)} prefetch={false} className={link}>
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
