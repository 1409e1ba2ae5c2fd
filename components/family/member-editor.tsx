'use client'

import { arrayMove } from '@dnd-kit/sortable'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type EditedRow, MemberRow } from '#components/family/member-row.tsx'
import { noSelection, onSelection, selection } from '#components/selection/selection-store.ts'
import { buttonClass } from '#components/ui/button.ts'
import { Area } from '#components/ui/fields.tsx'
import { SortableRows } from '#components/ui/sortable-rows.tsx'
import { type MemberLine, memberLine, parseMemberLines } from '#lib/families/member-lines.ts'
import { compareValues } from '#lib/families/place-member.ts'
import './member-editor.css'

interface Props {
  /** Name of the field that is sent: a line a member. */
  name: string
  label: string
  /** What the lines look like, for those who type them. */
  hint: string
  value?: string
  /** Whether each has a value of a parameter: members do, children do not. */
  values: boolean
}

let last = 0
const rowOf = (line: MemberLine): EditedRow => ({ ...line, id: `row-${++last}` })
const empty: MemberLine = { neuron: '', value: '', note: '' }

/** Rows as they are drawn first, on the server too: their ids are their places. */
const firstRows = (text: string, values: boolean): EditedRow[] =>
  parseMemberLines(text, { values }).map((line, i) => ({ ...line, id: `first-${i}` }))

/**
 * Members or children in their order: dragged by pointer, touch or keyboard, each with its value and note. What is sent is the box of lines
 * beside it, which is all there is without scripts.
 */
export function MemberEditor({ name, label, hint, value = '', values }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [rows, setRows] = useState(() => firstRows(value, values))
  const [asText, setAsText] = useState(false)
  const chosen = useSyncExternalStore(onSelection, selection, noSelection)
  const area = () => box.current?.querySelector('textarea') ?? null

  useEffect(() => {
    const field = area()
    if (!field) return
    const read = () => setRows(parseMemberLines(field.value, { values }).map(rowOf))
    // A draft that was kept may stand in the box by now.
    if (field.value !== value) read()
    const typed = (event: Event) => {
      if (event.isTrusted) read()
    }
    field.addEventListener('input', typed)
    return () => field.removeEventListener('input', typed)
  }, [value, values])

  const change = (next: EditedRow[]) => {
    setRows(next)
    const field = area()
    if (!field) return
    field.value = next.map(memberLine).filter(Boolean).join('\n')
    // Drafts are kept by this event.
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const edit = (id: string, part: Partial<MemberLine>) =>
    change(rows.map(row => (row.id === id ? { ...row, ...part } : row)))
  const add = (neurons: readonly string[]) =>
    change([...rows.filter(row => memberLine(row) !== ''), ...neurons.map(neuron => rowOf({ ...empty, neuron }))])
  const more = chosen.filter(neuron => !rows.some(row => row.neuron === neuron))
  const one = values ? 'member' : 'child'

  return (
    <div ref={box} className="member-editor">
      <fieldset className="scripted">
        <legend className="mb-1 font-medium text-sm">{label}</legend>
        {values && (
          <p className="mb-1 max-w-prose text-ink-2 text-xs">
            A value is a text that a token shows, such as <code>7</code>, or says where it is shown:{' '}
            <code>German /\b(der|die)\b/</code>, <code>Python domain:python</code>.
          </p>
        )}
        <SortableRows names={rows.map(({ id }) => id)} onMove={(from, to) => change(arrayMove(rows, from, to))}>
          {rows.map((row, i) => (
            <MemberRow
              key={row.id}
              row={row}
              place={i + 1}
              values={values}
              onEdit={part => edit(row.id, part)}
              onRemove={() => change(rows.filter(({ id }) => id !== row.id))}
            />
          ))}
        </SortableRows>
        {rows.length === 0 && <p className="py-1 text-ink-2 text-sm">None yet.</p>}
        <div className="mt-1.5 flex flex-wrap gap-2">
          <button type="button" className={buttonClass()} onClick={() => setRows([...rows, rowOf(empty)])}>
            Add a {one}
          </button>
          {more.length > 0 && (
            <button type="button" className={buttonClass()} onClick={() => add(more)}>
              Add the {more.length} selected
            </button>
          )}
          {values && rows.length > 1 && (
            <button
              type="button"
              className={buttonClass()}
              onClick={() => change(rows.toSorted((a, b) => compareValues(a.value, b.value)))}
            >
              Order by value
            </button>
          )}
          <button
            type="button"
            aria-expanded={asText}
            className={buttonClass('quiet')}
            onClick={() => setAsText(!asText)}
          >
            As text
          </button>
        </div>
      </fieldset>
      <div className={`as-text mt-2 ${asText ? 'shown' : ''}`}>
        <Area name={name} label={`${label}, a line each`} value={value} hint={hint} typed rows={values ? 8 : 5} />
      </div>
    </div>
  )
}
