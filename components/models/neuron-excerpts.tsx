import Link from 'next/link'
import { Panel } from '#components/ui/panel.tsx'
import { formatPercent } from '#lib/format/number.ts'
import type { NeuronExcerpt } from '#lib/queries/read-one-now.ts'
import '#components/neuron/concordance.css'

/** Neurons to read at once: the strongest lines of each, the token that fires at one left edge. */
export const NeuronExcerpts = ({ excerpts }: { excerpts: NeuronExcerpt[] }) => (
  <div className="grid wide:grid-cols-2 wide:gap-4 max-wide:gap-2">
    {excerpts.map(excerpt => (
      <Excerpt key={`${excerpt.model}/${excerpt.layer}/${excerpt.neuron}`} excerpt={excerpt} />
    ))}
  </div>
)

const Excerpt = ({ excerpt: { model, layer, neuron, fires, lines } }: { excerpt: NeuronExcerpt }) => (
  <Panel className="hover-row relative min-w-0 pb-2">
    <h3 className="flex items-baseline gap-2.5 px-4 pt-2.5 pb-1 wide:px-3.5 font-normal text-base">
      <Link
        href={`/${model}/${layer}/${neuron}`}
        prefetch={false}
        className="font-mono font-semibold text-sm no-underline after:absolute after:inset-0"
      >
        <span className="sr-only">{model} </span>
        {layer}/{neuron}
      </Link>
      <span aria-hidden="true" className="min-w-0 flex-1 truncate text-ink-2">
        {model}
      </span>
      <span className="text-ink-2 text-xs">{fires === null ? 'never fires' : `fires on ${formatPercent(fires)}`}</span>
    </h3>
    {lines.map(({ left, right }, i) => (
      <div
        key={i}
        className="row grid h-[26px] grid-cols-[minmax(0,11fr)_minmax(0,9fr)] whitespace-pre px-4 wide:px-3.5 font-mono text-[12.5px]/[26px]"
      >
        {/* Escaped by lib/tokens/glyphs.ts. */}
        <span className="l">
          <span dangerouslySetInnerHTML={{ __html: left }} />
        </span>
        <span className="r" dangerouslySetInnerHTML={{ __html: right }} />
      </div>
    ))}
  </Panel>
)
