'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { selectionLinks } from '#components/selection/selection-links.ts'
import { noSelection, onSelection, select, selection, toggleSelected } from '#components/selection/selection-store.ts'
import './selection.css'

/** Whether a key is for a text that is being typed. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** `x` chooses the neuron of the row that has the focus. */
function onKey(event: KeyboardEvent): void {
  if (event.key !== 'x' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  const row = document.activeElement?.closest('tr, li')
  const neuron = row?.querySelector<HTMLElement>('[data-select]')?.dataset.select
  if (neuron) toggleSelected(neuron)
}

const link = 'inline-flex h-11 items-center whitespace-nowrap px-1.5 text-sm wide:px-2'

/** At the foot of every page while neurons are chosen: how many, and what can be made of them. */
export const SelectionBar = () => {
  const neurons = useSyncExternalStore(onSelection, selection, noSelection)
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <p role="status" className="sr-only">
        {neurons.length > 0 && `${count(neurons.length)} selected`}
      </p>
      {neurons.length > 0 && (
        <section
          aria-label="Selected neurons"
          className="selection-bar fixed inset-x-0 bottom-0 z-10 border-line-2 border-t bg-surface print:hidden"
        >
          <div className="mx-auto flex w-full max-w-content items-center gap-x-0.5 px-4 wide:gap-x-2 wide:px-6">
            <b className="mr-1 whitespace-nowrap font-semibold text-sm wide:mr-2" title={neurons.join('\n')}>
              {count(neurons.length)}
            </b>
            {selectionLinks(neurons).map(({ verb, word, href }) => (
              <a key={word} href={href} className={link}>
                {verb && <span className="max-wide:sr-only">{verb}&nbsp;</span>}
                {word}
              </a>
            ))}
            <button type="button" onClick={() => select([])} className={`${link} ml-auto text-ink-2 hover:text-ink`}>
              Clear
            </button>
          </div>
        </section>
      )}
    </>
  )
}

const count = (n: number): string => (n === 1 ? '1 neuron' : `${n} neurons`)
