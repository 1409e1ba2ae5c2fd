'use client'

import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react'
import { buttonClass } from '#components/ui/button.ts'

const never = () => () => {}

/** Shows the words of the form that it stands in as they will be read, when asked. */
export function Preview({ draw }: { draw: (text: string) => Promise<ReactNode> }) {
  const root = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<ReactNode>(null)
  const scripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const ask = async () => {
    const area = root.current?.closest('form')?.querySelector<HTMLTextAreaElement>('textarea[name=text]')
    const text = area?.value.trim() ?? ''
    setShown(text === '' ? 'Nothing to show yet.' : await draw(text))
  }
  return (
    <div ref={root} className="mt-1.5">
      <button type="button" onClick={ask} className={`${buttonClass()} ${scripts ? '' : 'invisible'}`}>
        Preview
      </button>
      <section
        aria-live="polite"
        aria-label="Preview"
        hidden={shown === null}
        className="mt-2 max-w-prose rounded-control border border-line-2 bg-surface px-3 py-2"
      >
        {shown}
      </section>
    </div>
  )
}
