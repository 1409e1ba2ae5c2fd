import type { ReactNode } from 'react'
import { neuronRefText } from '#lib/claims/neuron-ref.ts'
import type { ListItem } from '#lib/lists/read-list.ts'

interface Props {
  items: ListItem[]
  /** A neuron's line, and its note, by `model/layer/neuron`. */
  words: ReadonlyMap<string, ReactNode>
  notes: ReadonlyMap<string, ReactNode>
}

/** The neurons of a list in their order, each with its note. */
export const ListItems = ({ items, words, notes }: Props) => (
  <ol>
    {items.map((item, i) => {
      const name = neuronRefText(item)
      return (
        <li key={name} className="flex gap-3 border-line px-4 py-2 [li+&]:border-t">
          <span className="w-7 shrink-0 pt-1 text-right text-ink-3 text-xs pointer-coarse:pt-4">{i + 1}</span>
          <div className="min-w-0 flex-1">
            {words.get(name)}
            {item.note && <div className="mt-1 max-w-prose text-ink-2">{notes.get(name)}</div>}
          </div>
        </li>
      )
    })}
  </ol>
)
