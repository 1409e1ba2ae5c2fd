import { NeuronTile } from '#components/layer/neuron-tile.tsx'
import { SparklineRamp } from '#components/layer/sparkline.tsx'
import { TileCaption } from '#components/layer/tile-caption.tsx'
import type { HuntView } from '#lib/hunt/hunt-view.ts'
import { tileNumber } from '#lib/layer/layer-view.ts'
import { formatValue } from '#lib/methods/format-value.ts'
import { statisticOf } from '#lib/methods/registry.ts'
import type { HuntRow } from '#lib/queries/hunt.ts'

/** Neurons of all models as tiles; each shows what the list is sorted by. */
export const HuntTiles = ({ view, rows }: { view: HuntView; rows: readonly HuntRow[] }) => {
  const stat = tileNumber(view)
  return (
    <>
      <TileCaption view={view} />
      <SparklineRamp />
      <ul aria-label="Neurons" className="-mx-px grid grid-cols-2 overflow-hidden wide:grid-cols-6">
        {rows.map(({ model, layer, neuron, dead, token, sparkline, largest, values }) => (
          <NeuronTile
            key={`${model}/${layer}/${neuron}`}
            href={`/${model}/${layer}/${neuron}`}
            neuron={`${model}/${layer}/${neuron}`}
            name={
              <>
                <span className="block truncate font-normal font-sans text-ink-2">{model}</span>
                {layer}/{neuron}
              </>
            }
            dead={dead}
            token={token}
            heights={sparkline}
            largest={largest}
            text={typeof values[stat] === 'number' ? formatValue(values[stat], statisticOf(stat).format) : null}
          />
        ))}
      </ul>
    </>
  )
}
