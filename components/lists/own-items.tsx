'use client'

import { startTransition, useActionState, useOptimistic } from 'react'
import { OwnItem } from '#components/lists/own-item.tsx'
import type { OwnListItem } from '#components/lists/own-list-item.ts'
import { Problem } from '#components/ui/problem.tsx'
import { SortableRows } from '#components/ui/sortable-rows.tsx'
import type { ListFormAction } from '#lib/lists/list-form-state.ts'
import { movedTo } from '#lib/lists/moved.ts'

interface Props {
  uid: string
  version: number
  items: OwnListItem[]
  action: ListFormAction
}

/** One's own list: each neuron can be dragged, moved by a place, noted on and taken out; all but dragging works without scripts. */
export function OwnItems({ uid, version, items, action }: Props) {
  const [state, send] = useActionState(action, {})
  const [shown, show] = useOptimistic(items)

  const onMove = (from: number, to: number) => {
    const order = movedTo(shown, from, to)
    const form = new FormData()
    form.set('do', 'order')
    form.set('uid', uid)
    form.set('version', String(version))
    form.set('neurons', order.map(({ name }) => name).join(' '))
    startTransition(() => {
      show(order)
      send(form)
    })
  }

  return (
    <>
      <div role="status" className="px-4 empty:hidden">
        {state.problem && (
          <div className="py-2">
            <Problem>{state.problem}</Problem>
          </div>
        )}
        <span className="sr-only">{state.notice}</span>
      </div>
      <SortableRows names={shown.map(({ name }) => name)} onMove={onMove}>
        {shown.map((item, i) => (
          <OwnItem
            key={item.name}
            item={item}
            place={i + 1}
            last={i === shown.length - 1}
            send={send}
            hidden={{ uid, version: String(version), neurons: item.name }}
          />
        ))}
      </SortableRows>
    </>
  )
}
