import { MethodTerm } from '#components/methods/method-term.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { plural } from '#lib/format/plural.ts'
import type { LayerSimilarity } from '#lib/queries/layer-similarity.ts'

const text = (value: number | null): string => (value === null ? 'not computed' : value.toFixed(2))

/** How alike each layer of one model is to each of the other, as a table with its numbers, and what chance would give. */
export const SimilarityTable = ({
  names: [a, b],
  similarity: { layers, profile, same, stats },
}: {
  names: [string, string]
  similarity: LayerSimilarity
}) => (
  <Panel label="Layers alike" className="px-4 py-3.5">
    <p className="pb-2 text-ink-2 text-sm">
      <MethodTerm stat="layerSimilarity">Alike</MethodTerm>: rows are layers of <b className="font-semibold">{a}</b>,
      columns layers of <b className="font-semibold">{b}</b>
    </p>
    <div className="-mx-4 overflow-x-auto px-4">
      <table aria-label={`Likeness of layers of ${a}, down, and ${b}, across`} className="text-center text-xs">
        <thead>
          <tr>
            <td />
            {layers[0]?.map((_, j) => (
              <th key={j} scope="col" className="px-1 pb-1 font-normal text-ink-2">
                {j}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layers.map((row, i) => (
            <tr key={i}>
              <th scope="row" className="pr-2 font-normal text-ink-2">
                {i}
              </th>
              {row.map((value, j) => (
                <td key={j} className="h-7 min-w-10 border border-surface px-1.5" style={{ background: shade(value) }}>
                  {text(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <p className="mt-2.5 max-w-prose text-ink-2 text-sm">
      <MethodTerm stat="profileSimilarity">Alike in depth</MethodTerm>:{' '}
      {profile === null ? 'not computed, ' : text(profile)}
      {profile === null && 'a model of one layer has no depth'}. Mean over {plural(stats.length, 'statistic')} that both
      models have. Two samples of one distribution, as large as these layers, would have about {text(same)}.
    </p>
    <MethodTips stats={['layerSimilarity', 'profileSimilarity']} />
  </Panel>
)

/** Grey, the darker the more alike; what is below one half is not shaded. Ink stays readable on all of it. */
const shade = (value: number | null): string =>
  value === null
    ? 'none'
    : `color-mix(in oklab, var(--line-2) ${Math.round(Math.max(0, 2 * value - 1) * 70)}%, var(--surface))`
