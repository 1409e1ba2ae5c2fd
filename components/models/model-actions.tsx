import Link from 'next/link'
import { buttonClass } from '#components/ui/button.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import type { ModelFacts } from '#lib/queries/models.ts'

/** To the first, the last and a random neuron of a model. */
export const ModelActions = ({ model: { name, nLayers, dMlp } }: { model: ModelFacts }) => (
  <>
    <Link href={`/${name}/0/0`} className={buttonClass('quiet')}>
      First neuron
    </Link>
    <Link href={`/${name}/${nLayers - 1}/${dMlp - 1}`} className={buttonClass('quiet')}>
      Last
    </Link>
    <a href={`/${name}/random`} rel="nofollow" data-key="r" className={buttonClass()}>
      Random neuron <Kbd>r</Kbd>
    </a>
  </>
)
