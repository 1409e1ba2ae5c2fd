import { MethodTerm } from '#components/methods/method-term.tsx'
import { type LayerView, tileNumber } from '#lib/layer/layer-view.ts'
import { statisticOf } from '#lib/methods/registry.ts'

/** What the tiles of a grid show. */
export const TileCaption = ({ view }: { view: LayerView }) => (
  <p className="px-4 py-1.5 text-ink-2 text-xs max-wide:border-line max-wide:border-t">
    Each tile: strongest token, spectrum from 0.03 M,{' '}
    <MethodTerm stat={tileNumber(view)}>{statisticOf(tileNumber(view)).name}</MethodTerm>
  </p>
)
