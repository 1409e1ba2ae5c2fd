import './effects.css'
import { Token } from '#components/neuron/token.tsx'
import { formatNumber, MINUS } from '#lib/format/number.ts'
import type { LogitEffect, LogitEffects } from '#lib/neuron/logit-effects.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

/** `+0.39`; two decimals, or two digits where those would say nothing. */
const signed = (x: number) =>
  (x > 0 ? '+' : x < 0 ? MINUS : '') + (Math.abs(x) < 0.095 ? formatNumber(Math.abs(x), 2) : Math.abs(x).toFixed(2))

interface Props {
  effects: LogitEffects
  /** Headings of the two lists. */
  up: string
  down: string
  /** Tokens a list shows. */
  shown: number
  /** What effects are divided by. */
  scale?: number
  tokenBytes: TokenBytes
}

/** Tokens with the largest and the smallest effect, side by side, each with a bar behind it. */
export function EffectColumns({ effects: { promoted, suppressed }, up, down, shown, scale = 1, tokenBytes }: Props) {
  const largest = Math.max(...[...promoted, ...suppressed].map(({ effect }) => Math.abs(effect)), 0)
  const lists = [
    { name: up, list: promoted },
    { name: down, list: suppressed },
  ]
  return (
    <div className="grid grid-cols-2 gap-3.5">
      {lists.map(({ name, list }) => (
        <div key={name}>
          <h3 className="mb-0.5 font-normal text-ink-2 text-xs">{name}</h3>
          <ol className="effects">
            {list.slice(0, shown).map(item => (
              <Effect key={item.token} item={item} largest={largest} scale={scale} bytes={tokenBytes(item.token)} />
            ))}
          </ol>
        </div>
      ))}
    </div>
  )
}

interface EffectProps {
  item: LogitEffect
  largest: number
  scale: number
  bytes: Uint8Array
}

const Effect = ({ item, largest, scale, bytes }: EffectProps) => (
  <li>
    <i
      aria-hidden="true"
      className={item.effect < 0 ? 'neg' : 'pos'}
      style={{ width: `${(largest > 0 ? (Math.abs(item.effect) / largest) * 66 : 0).toFixed(1)}%` }}
    />
    <Token bytes={bytes} plain />
    <b>{signed(item.effect / scale)}</b>
  </li>
)
