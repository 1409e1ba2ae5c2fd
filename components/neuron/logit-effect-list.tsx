import { MethodTerm } from '#components/methods/method-term.tsx'
import { LogitShape } from '#components/neuron/logit-shape.tsx'
import { Pane, PaneWords } from '#components/neuron/pane.tsx'
import { Token } from '#components/neuron/token.tsx'
import { formatNumber, MINUS } from '#lib/format/number.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import type { LogitEffect, LogitEffects } from '#lib/neuron/logit-effects.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

const shown = 10

/** `+0.39`; two decimals, or two digits where those would say nothing. */
const signed = (x: number) =>
  (x > 0 ? '+' : x < 0 ? MINUS : '') + (Math.abs(x) < 0.095 ? formatNumber(Math.abs(x), 2) : Math.abs(x).toFixed(2))

interface Props {
  effects: LogitEffects
  /** Mean scale of the final LayerNorm, by which effects are divided; null where it was not measured. */
  finalScale: number | null
  lastLayer: boolean
  tokenBytes: TokenBytes
  /** What the analysis says of the effect's shape; null until it does. */
  shape: NeuronAnalysis | null
}

/** The tokens a neuron promotes and suppresses most, by weights alone. */
export function LogitEffectList({ effects, finalScale, lastLayer, tokenBytes, shape }: Props) {
  const { promoted, suppressed } = effects
  const largest = Math.max(...[...promoted, ...suppressed].map(({ effect }) => Math.abs(effect)), 0)
  const lists = [
    { name: 'Promoted', list: promoted, hue: 'pos' },
    { name: 'Suppressed', list: suppressed, hue: 'neg' },
  ]
  return (
    <Pane
      title={<MethodTerm stat="effect">Direct logit effect</MethodTerm>}
      note={lastLayer ? 'W_out · W_U, folded' : 'direct path only'}
    >
      <div className="grid grid-cols-2 gap-3.5">
        {lists.map(({ name, list, hue }) => (
          <div key={name}>
            <h3 className="mb-0.5 font-normal text-ink-2 text-xs">{name}</h3>
            <ol className="effects">
              {list.slice(0, shown).map(item => (
                <Effect
                  key={item.token}
                  item={item}
                  hue={hue}
                  largest={largest}
                  scale={finalScale ?? 1}
                  bytes={tokenBytes(item.token)}
                />
              ))}
            </ol>
          </div>
        ))}
      </div>
      <PaneWords>
        {finalScale === null
          ? 'Logits per unit after LayerNorm, not divided by the final scale, which was not measured.'
          : `Logits per unit after LayerNorm, at the mean final scale of ${formatNumber(finalScale)}.`}
        {lastLayer ? '' : ' What later layers make of it is not in these numbers.'}
      </PaneWords>
      {shape?.logitClass && <LogitShape shape={shape} logitClass={shape.logitClass} />}
    </Pane>
  )
}

interface EffectProps {
  item: LogitEffect
  hue: string
  largest: number
  scale: number
  bytes: Uint8Array
}

const Effect = ({ item, hue, largest, scale, bytes }: EffectProps) => (
  <li>
    <i
      aria-hidden="true"
      className={hue}
      style={{ width: `${(largest > 0 ? (Math.abs(item.effect) / largest) * 66 : 0).toFixed(1)}%` }}
    />
    <Token bytes={bytes} plain />
    <b>{signed(item.effect / scale)}</b>
  </li>
)
