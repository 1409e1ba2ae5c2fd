import Link from 'next/link'
import type { ReactNode } from 'react'
import { Sparkline } from '#components/layer/sparkline.tsx'
import { SelectNeuron } from '#components/selection/select-neuron.tsx'

/** What one tile is drawn from. */
export interface NeuronTileProps {
  href: string
  /** `model/layer/neuron`. */
  neuron: string
  /** The neuron's name: its index in a layer's grid. */
  name: ReactNode
  dead: boolean
  /** Token on which the largest activation falls, as escaped HTML. */
  token: string
  /** Heights 0..255 of the tiny histogram, [24], and the largest activation / M. */
  heights: Uint8Array
  largest: number
  /** The chosen statistic as text; null where it is not computed. */
  text: string | null
  /** Place in the list, from 0, for keys. */
  index?: number
}

/** One neuron of a grid: its strongest token, its spectrum and one number; all of it leads to the neuron. */
export const NeuronTile = ({ href, neuron, name, dead, token, heights, largest, text, index }: NeuronTileProps) => (
  <li className="hover-row relative flex h-21 min-w-0 flex-col justify-between overflow-hidden border-line border-t border-l px-2.5 py-1.5 text-xs">
    <span className="flex justify-between gap-2">
      <Link
        href={href}
        prefetch={false}
        data-row={index}
        className="font-mono font-semibold no-underline after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ink"
      >
        {name}
      </Link>
      {dead ? (
        <span className="text-ink-3">dead</span>
      ) : (
        // Escaped by lib/tokens/glyphs.ts.
        <span className="truncate whitespace-pre font-mono" dangerouslySetInnerHTML={{ __html: token }} />
      )}
    </span>
    <Sparkline heights={heights} largest={largest} />
    <span className="flex items-center justify-between">
      {text === null ? <span className="text-ink-3">not computed</span> : <span>{text}</span>}
      <SelectNeuron neuron={neuron} />
    </span>
  </li>
)
