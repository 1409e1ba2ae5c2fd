import { MethodTerm } from '#components/methods/method-term.tsx'
import { EffectColumns } from '#components/neuron/effect-columns.tsx'
import { LogitShape } from '#components/neuron/logit-shape.tsx'
import { Pane, PaneWords } from '#components/neuron/pane.tsx'
import { formatNumber } from '#lib/format/number.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import type { LogitEffects } from '#lib/neuron/logit-effects.ts'
import type { LogitRanks } from '#lib/queries/logit-ranks.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

interface Props {
  effects: LogitEffects
  /** Mean scale of the final LayerNorm, by which effects are divided; null where it was not measured. */
  finalScale: number | null
  lastLayer: boolean
  tokenBytes: TokenBytes
  /** What the analysis says of the effect's shape; null until it does. */
  shape: NeuronAnalysis | null
  /** Where that stands in the layer. */
  ranks: LogitRanks
}

/** The tokens a neuron promotes and suppresses most, by weights alone. */
export const LogitEffectList = ({ effects, finalScale, lastLayer, tokenBytes, shape, ranks }: Props) => (
  <Pane
    title={<MethodTerm stat="effect">Direct logit effect</MethodTerm>}
    note={lastLayer ? 'W_out · W_U, folded' : 'direct path only'}
  >
    <EffectColumns
      effects={effects}
      up="Promoted"
      down="Suppressed"
      shown={10}
      scale={finalScale ?? 1}
      tokenBytes={tokenBytes}
    />
    <PaneWords>
      {finalScale === null
        ? 'Logits per unit after LayerNorm, not divided by the final scale, which was not measured.'
        : `Logits per unit after LayerNorm, at the mean final scale of ${formatNumber(finalScale)}.`}
      {lastLayer ? '' : ' What later layers make of it is not in these numbers.'}
    </PaneWords>
    {shape?.logitClass && <LogitShape shape={shape} logitClass={shape.logitClass} ranks={ranks} />}
  </Pane>
)
