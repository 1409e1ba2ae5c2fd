import type { Evidence } from '#lib/claims/evidence.ts'
import { evidenceHref } from '#lib/claims/evidence-address.ts'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import { statistics } from '#lib/methods/registry.ts'

/** What a claim rests on: each opens what it cites. */
export const EvidenceChips = ({ evidence }: { evidence: readonly Evidence[] }) => (
  <ul className="flex flex-wrap gap-x-2 gap-y-1.5">
    {evidence.map((piece, i) => (
      <li key={i} className="max-w-full">
        <a
          href={evidenceHref(piece)}
          rel={piece.type === 'link' ? 'nofollow noopener ugc' : undefined}
          className="wrap-anywhere inline-flex min-h-6 max-w-full flex-wrap items-center gap-x-1.5 rounded-[12px] border border-line-2 px-2.5 py-0.5 text-xs no-underline hover:bg-fill pointer-coarse:min-h-11 pointer-coarse:px-4"
        >
          <EvidenceWords piece={piece} />
          {piece.note && <span className="text-ink-2">{piece.note}</span>}
        </a>
      </li>
    ))}
  </ul>
)

function EvidenceWords({ piece }: { piece: Evidence }) {
  if (piece.type === 'link') return <>{new URL(piece.url).host}</>
  if (piece.type === 'live-text') return <>Text tried on {piece.model}</>
  if (piece.type === 'pattern')
    return (
      <>
        Pattern <code className="font-mono">{piece.pattern}</code> on <code className="font-mono">{piece.neuron}</code>
      </>
    )
  if (piece.type === 'score')
    return (
      <>
        {statistics.find(({ key }) => key === piece.name)?.name ?? piece.name} {formatNumber(piece.value)} of{' '}
        <code className="font-mono">{piece.neuron}</code>
      </>
    )
  return (
    <>
      Example of <code className="font-mono">{piece.neuron}</code>: document {formatCount(piece.document)}, token{' '}
      {formatCount(piece.position)}
    </>
  )
}
