'use client'

import { useSortable } from '@dnd-kit/sortable'
import type { OwnListItem } from '#components/lists/own-list-item.ts'
import { buttonClass } from '#components/ui/button.ts'

interface Props {
  item: OwnListItem
  /** From 1. */
  place: number
  last: boolean
  /** Does what a button of the form says. */
  send: (form: FormData) => void
  /** What each form names: the list, its version, the neuron. */
  hidden: Record<string, string>
}

const small = `${buttonClass('quiet')} min-w-[30px] justify-center pointer-coarse:min-w-11`

/** A neuron of one's own list with what can be done to it. */
export function OwnItem({ item, place, last, send, hidden }: Props) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: item.name,
  })
  const fields = Object.entries(hidden).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
  return (
    <li
      ref={setNodeRef}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
      className={`relative border-line bg-surface px-4 py-2 [li+&]:border-t ${isDragging ? 'z-[2] shadow-panel' : ''}`}
    >
      <div className="flex flex-wrap items-center gap-x-3">
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={`Drag ${item.name}`}
          className="inline-flex h-[30px] cursor-grab touch-none select-none items-center gap-1 text-ink-3 text-xs pointer-coarse:h-11 pointer-coarse:w-9"
        >
          <span aria-hidden="true">⠿</span>
          {place}
        </button>
        {item.words}
        <form action={send} className="flex items-center max-wide:basis-full max-wide:pl-9">
          {fields}
          <button type="submit" name="do" value="up" disabled={place === 1} className={`${small} disabled:opacity-30`}>
            <span aria-hidden="true">↑</span>
            <span className="sr-only">Move {item.name} up</span>
          </button>
          <button type="submit" name="do" value="down" disabled={last} className={`${small} disabled:opacity-30`}>
            <span aria-hidden="true">↓</span>
            <span className="sr-only">Move {item.name} down</span>
          </button>
          <button type="submit" name="do" value="remove" className={buttonClass('quiet')}>
            Take out<span className="sr-only"> {item.name}</span>
          </button>
        </form>
      </div>
      {item.note && <div className="mt-1 max-w-prose text-ink-2">{item.shownNote}</div>}
      <details>
        <summary className="w-fit text-ink-2 text-xs pointer-coarse:py-3.5">
          {item.note ? 'Change the note' : 'Note'}
          <span className="sr-only"> on {item.name}</span>
        </summary>
        <form action={send} className="grid max-w-prose gap-2 py-2">
          {fields}
          <input type="hidden" name="do" value="note" />
          <textarea
            name="note"
            rows={3}
            maxLength={4000}
            defaultValue={item.note}
            aria-label={`Note on ${item.name}`}
            className="w-full rounded-control border border-edge bg-surface px-2.5 py-1.5 pointer-coarse:text-lead"
          />
          <div>
            <button type="submit" className={buttonClass()}>
              Keep the note
            </button>
          </div>
        </form>
      </details>
    </li>
  )
}
