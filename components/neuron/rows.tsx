'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { exampleHtml } from '#components/neuron/example-html.ts'
import type { RowContext } from '#components/neuron/row-html.ts'
import { keepRow } from '#components/neuron/token-locator.ts'
import type { PackedRow } from '#lib/tokens/packed-row.ts'
import './samples.css'

const never = () => () => {}

/**
 * The rows of one group. `packed`: PackedRow[] as JSON (in one string, so that broken bytes survive the way to the browser).
 * Where the page arrived as HTML the rows are there already, and React leaves them alone; where it was navigated to, they are
 * drawn here. So the page carries each text once as HTML and once packed, and no row is a component.
 */
export function Rows({ packed, context }: { packed: string; context: RowContext }) {
  const root = useRef<HTMLDivElement>(null)
  const arrived = useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
  const [html] = useState(() => {
    const there = arrived && typeof window !== 'undefined'
    return there ? '' : (JSON.parse(packed) as PackedRow[]).map(row => exampleHtml(row, context)).join('')
  })
  useEffect(() => {
    const rows = JSON.parse(packed) as PackedRow[]
    rows.forEach((row, i) => {
      const element = root.current?.children[i]
      if (element) keepRow(element, { row, context })
    })
  }, [packed, context])
  // Every text in the string went through lib/tokens/glyphs.ts (row-html.ts).
  return <div ref={root} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
}
