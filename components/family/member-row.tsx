'use client'

import { useSortable } from '@dnd-kit/sortable'
import type { MemberLine } from '#lib/families/member-lines.ts'

/** A row of the editor. */
export interface EditedRow extends MemberLine {
  id: string
}

interface Props {
  row: EditedRow
  /** From 1. */
  place: number
  values: boolean
  onEdit: (part: Partial<MemberLine>) => void
  onRemove: () => void
}

const field =
  'h-[30px] min-w-0 rounded-control border border-edge bg-surface px-2 pointer-coarse:h-11 pointer-coarse:text-lead'

/** One member: a handle to drag it by, its neuron, value and note. */
export function MemberRow({ row, place, values, onEdit, onRemove }: Props) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: row.id,
  })
  const what = `${values ? 'member' : 'child'} ${place}`
  return (
    <li
      ref={setNodeRef}
      style={{ transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined, transition }}
      className={`member-row ${values ? 'with-value' : ''} ${isDragging ? 'relative z-10 bg-fill' : ''}`}
    >
      <button
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        type="button"
        aria-label={`Move ${what}${row.neuron ? `, ${row.neuron}` : ''}`}
        className="handle touch-none text-ink-3"
      >
        <span aria-hidden="true" className="translate-y-0.5">
          ⠿
        </span>
      </button>
      <input
        aria-label={`Neuron of ${what}`}
        value={row.neuron}
        placeholder="model/layer/neuron"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        onChange={event => onEdit({ neuron: event.target.value.trim() })}
        className={`${field} neuron font-mono text-[13px]`}
      />
      {values && (
        <input
          aria-label={`Value of ${what}`}
          value={row.value}
          placeholder="value"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="none"
          onChange={event => onEdit({ value: event.target.value })}
          className={`${field} value font-mono text-[13px]`}
        />
      )}
      <input
        aria-label={`Note on ${what}`}
        value={row.note}
        placeholder="note (optional)"
        autoComplete="off"
        onChange={event => onEdit({ note: event.target.value })}
        className={`${field} note text-sm`}
      />
      <button
        type="button"
        aria-label={`Remove ${what}`}
        onClick={onRemove}
        className="remove text-ink-2 hover:text-ink"
      >
        <span aria-hidden="true">×</span>
      </button>
    </li>
  )
}
