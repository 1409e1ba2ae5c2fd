'use client'

import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import type { NeuronShelf } from '#lib/lists/neuron-shelf.ts'

const signedIn = () => document.documentElement.dataset.member !== undefined

/**
 * Bookmark, watch or list a neuron. Its page is the same for everybody: what one keeps of it is asked for when somebody is signed in. Without
 * scripts, and for visitors, the link leads to a page that does the same.
 */
export function KeepNeuron({ neuron }: { neuron: string }) {
  const [shelf, setShelf] = useState<NeuronShelf | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const address = `/api/mine/neurons/${neuron}`
  const query = new URLSearchParams({ neuron })

  const ask = async (init?: RequestInit) => {
    try {
      const response = await fetch(address, init)
      const answer: NeuronShelf & { problem?: string } = await response.json()
      setProblem(answer.problem ?? null)
      // Refused: what was shown already is taken back.
      setShelf(before => (answer.problem === undefined ? answer : init ? null : before))
    } catch {
      setProblem('The server did not answer. Try again.')
    }
  }

  useEffect(() => {
    setShelf(null)
    if (signedIn()) void ask()
  }, [address])

  const onClick = (event: MouseEvent) => {
    if (!signedIn() || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    dialog.current?.showModal()
    if (!shelf) void ask()
  }
  const keep = (kept: string, on: boolean) => {
    setShelf(before => before && withKept(before, kept, on))
    return ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kept, on }) })
  }

  const rows = shelf && [
    { kept: 'bookmark', label: 'Bookmarked', on: shelf.bookmarked },
    { kept: 'watch', label: 'Watched: you are told of what is said of it', on: shelf.watched },
    ...shelf.lists.map(({ uid, title, has }) => ({ kept: uid, label: title, on: has })),
  ]
  return (
    <>
      <a href={`/lists/keep?${query}`} rel="nofollow" onClick={onClick} data-key="b" className={buttonClass()}>
        <span aria-hidden="true" className="w-[1em] text-center">
          {shelf?.bookmarked ? '★' : '☆'}
        </span>
        Keep
        <span className="sr-only">{shelf?.bookmarked ? ', bookmarked' : ' this neuron'}</span>
      </a>
      <dialog
        ref={dialog}
        aria-label={`Keep ${neuron}`}
        closedby="any"
        className="m-auto w-[min(400px,calc(100vw-32px))] rounded-panel border border-line-2 bg-surface text-ink text-base shadow-panel backdrop:bg-ink/20"
      >
        <div className="p-4">
          <h2 className="mb-2">
            Keep <span className="font-mono text-sm">{neuron}</span>
          </h2>
          <div role="status" className="min-h-5">
            {problem && <Problem>{problem}</Problem>}
            {!problem && !shelf && <span className="text-ink-2">Asking …</span>}
          </div>
          {rows?.map(({ kept, label, on }) => (
            <label key={kept} className="flex min-h-[30px] items-center gap-2 pointer-coarse:min-h-11">
              <input type="checkbox" checked={on} onChange={() => keep(kept, !on)} />
              <span className="wrap-anywhere min-w-0">{label}</span>
            </label>
          ))}
          <div className="mt-3 flex justify-between gap-3">
            <a href={`/lists/new?${new URLSearchParams({ neurons: neuron })}`} className={buttonClass()}>
              A new list with it
            </a>
            <button type="button" onClick={() => dialog.current?.close()} className={buttonClass('strong')}>
              Done
            </button>
          </div>
        </div>
      </dialog>
    </>
  )
}

/** A shelf as it will be when the server has done what was asked. */
const withKept = (shelf: NeuronShelf, kept: string, on: boolean): NeuronShelf => ({
  bookmarked: kept === 'bookmark' ? on : shelf.bookmarked,
  watched: kept === 'watch' ? on : shelf.watched,
  lists: shelf.lists.map(list => (list.uid === kept ? { ...list, has: on } : list)),
})
