import { MethodTerm } from '#components/methods/method-term.tsx'
import { Undefined } from '#components/neuron/absent.tsx'
import { Pane } from '#components/neuron/pane.tsx'
import { formatPercent } from '#lib/format/number.ts'

/** A kind of text: its share of the neuron's activation and of the corpus' tokens, 0..1. */
export interface DomainShare {
  domain: string
  share: number
  corpus: number
}

const title = <MethodTerm stat="domainShare">Where it fires</MethodTerm>
const percent = (share: number, most: number) => `${((share / most) * 100).toFixed(1)}%`

/** Share of the neuron's activation by kind of text, a dot, against that of the corpus, a ring. */
export const DomainsPane = ({ shares, dead }: { shares: readonly DomainShare[]; dead: boolean }) => {
  const most = Math.max(0.01, ...shares.map(({ share, corpus }) => Math.max(share, corpus)))
  return (
    <Pane title={title} note={shares.length > 0 && 'share of activation, ○ of tokens'}>
      {shares.length === 0 && <Undefined dead={dead} />}
      {shares.map(({ domain, share, corpus }) => (
        <div key={domain} className="grid grid-cols-[88px_minmax(0,1fr)_92px] items-center gap-2.5 text-xs/6">
          <span className="truncate text-ink-2">{domain}</span>
          <span aria-hidden="true" className="relative mx-1 h-3">
            <i className="absolute inset-x-0 top-1/2 border-line border-t" />
            <i
              className="absolute top-1/2 border-line-2 border-t"
              style={{ left: percent(Math.min(share, corpus), most), width: percent(Math.abs(share - corpus), most) }}
            />
            <i
              className="-ml-1 absolute top-0.5 size-2 rounded-full border border-ink-2 bg-surface"
              style={{ left: percent(corpus, most) }}
            />
            <i
              className="-ml-1 absolute top-0.5 size-2 rounded-full bg-pos-mark"
              style={{ left: percent(share, most) }}
            />
          </span>
          <span className="whitespace-nowrap text-right">
            {whole(share)} <span className="text-ink-3">of {whole(corpus)}</span>
          </span>
        </div>
      ))}
    </Pane>
  )
}

const whole = (share: number) => formatPercent(Math.round(share * 100) / 100)
