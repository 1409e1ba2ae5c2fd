import Link from 'next/link'
import { Sparkline } from '#components/layer/sparkline.tsx'
import { formatPercent } from '#lib/format/number.ts'
import type { NeuronMark } from '#lib/queries/neuron-marks.ts'

interface Props {
  model: string
  layer: number
  neuron: number
  /** Left out where its model has no published run. */
  mark: NeuronMark | undefined
  /** Where its page opens: in a frame, a tab of its own. */
  target?: '_blank'
}

/** A neuron in a line: its address, the token it fires on most, its tiny histogram and how often it fires. */
export const ItemWords = ({ model, layer, neuron, mark, target }: Props) => (
  <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
    <Link
      href={`/${model}/${layer}/${neuron}`}
      prefetch={false}
      target={target}
      className="min-w-[110px] no-underline wide:min-w-[150px] hover:underline pointer-coarse:py-3"
    >
      <span className="text-ink-2">{model}</span>{' '}
      <span className="font-mono text-sm">
        {layer}/{neuron}
      </span>
    </Link>
    {mark && !mark.dead && (
      <>
        {/* Escaped by lib/tokens/glyphs.ts. */}
        <span
          className="w-14 overflow-hidden wide:w-[90px] whitespace-pre font-mono text-xs"
          dangerouslySetInnerHTML={{ __html: mark.token }}
        />
        <Sparkline heights={mark.sparkline} largest={mark.largest} />
        {mark.fires !== null && (
          <span className="text-ink-2 text-xs max-wide:hidden">fires on {formatPercent(mark.fires)}</span>
        )}
      </>
    )}
    {mark?.dead && <span className="text-ink-3 text-sm">never fires</span>}
    {!mark && <span className="text-ink-3 text-sm">not measured</span>}
  </div>
)
