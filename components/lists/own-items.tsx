'use client'

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { startTransition, useActionState, useId, useOptimistic } from 'react'
import { OwnItem } from '#components/lists/own-item.tsx'
import type { OwnListItem } from '#components/lists/own-list-item.ts'
import { Problem } from '#components/ui/problem.tsx'
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
  const id = useId()
  const sensors = useSensors(
    // A click on the handle is no drag.
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const [from, to] = [active.id, over?.id].map(name => shown.findIndex(item => item.name === name))
    if (from < 0 || to < 0 || from === to) return
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
    <DndContext id={id} sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
      <div role="status" className="px-4 empty:hidden">
        {state.problem && (
          <div className="py-2">
            <Problem>{state.problem}</Problem>
          </div>
        )}
        <span className="sr-only">{state.notice}</span>
      </div>
      <SortableContext items={shown.map(({ name }) => name)} strategy={verticalListSortingStrategy}>
        <ol>
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
        </ol>
      </SortableContext>
    </DndContext>
  )
}
