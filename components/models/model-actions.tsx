import Link from 'next/link'
import { randomHref } from '#components/models/model-href.ts'
import { neuronHref } from '#components/neuron/neuron-href.ts'
import { buttonClass } from '#components/ui/button.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { tryHref } from '#lib/address/try-address.ts'
import type { ModelFacts } from '#lib/queries/models.ts'

/** To the first, the last and a random neuron of a model. */
export const ModelActions = ({ model }: { model: ModelFacts }) => {
  const { name, nLayers, dMlp, asked } = model
  return (
    <>
      <Link href={tryHref(name)} className={buttonClass('quiet')}>
        Try a text
      </Link>
      <Link href={neuronHref(name, { layer: 0, neuron: 0 }, asked)} className={buttonClass('quiet')}>
        First neuron
      </Link>
      <Link href={neuronHref(name, { layer: nLayers - 1, neuron: dMlp - 1 }, asked)} className={buttonClass('quiet')}>
        Last
      </Link>
      <a href={randomHref(model)} rel="nofollow" data-key="r" className={buttonClass()}>
        Random neuron <Kbd>r</Kbd>
      </a>
    </>
  )
}
