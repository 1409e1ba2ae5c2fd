import { MethodTerm } from '#components/methods/method-term.tsx'
import { EffectColumns } from '#components/neuron/effect-columns.tsx'
import { Pane, PaneWords } from '#components/neuron/pane.tsx'
import { decodeLogitEffects } from '#lib/neuron/logit-effects.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

interface Props {
  record: Uint8Array
  /** Whether nothing but embeddings and one layer of attention comes before. */
  firstLayer: boolean
  tokenBytes: TokenBytes
}

/** The tokens whose own embedding raises and lowers the neuron most, by weights alone. */
export const InputsPane = ({ record, firstLayer, tokenBytes }: Props) => (
  <Pane title={<MethodTerm stat="inputEffect">Token-direct input</MethodTerm>} note="W_E · W_in, folded">
    <EffectColumns effects={decodeLogitEffects(record)} up="Most" down="Least" shown={5} tokenBytes={tokenBytes} />
    <PaneWords>
      What the token’s own embedding does, before LayerNorm divides by its scale.
      {firstLayer ? ' What attention adds is not in it.' : ' What earlier layers and attention add is not in it.'}
    </PaneWords>
  </Pane>
)
