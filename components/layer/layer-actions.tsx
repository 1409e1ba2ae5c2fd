import Link from 'next/link'
import { layerHref, randomHref } from '#components/models/model-href.ts'
import { buttonClass } from '#components/ui/button.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import type { ModelFacts } from '#lib/queries/models.ts'

/** To the layers beside this one, and to a random neuron of it. */
export const LayerActions = ({ model, layer, measured }: { model: ModelFacts; layer: number; measured: boolean }) => (
  <>
    {layer > 0 && (
      <Link href={layerHref(model, layer - 1)} className={buttonClass('quiet')}>
        Layer {layer - 1}
      </Link>
    )}
    {layer + 1 < model.nLayers && (
      <Link href={layerHref(model, layer + 1)} className={buttonClass('quiet')}>
        Layer {layer + 1}
      </Link>
    )}
    {measured && (
      <a href={randomHref(model, layer)} rel="nofollow" data-key="r" className={buttonClass()}>
        Random neuron <Kbd>r</Kbd>
      </a>
    )}
  </>
)
