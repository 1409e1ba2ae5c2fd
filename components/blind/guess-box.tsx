'use client'

import { usePathname } from 'next/navigation'
import { type FormEvent, type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { blindParameter, guessKey, longestGuess, modeKey } from '#components/blind/blind-mode.ts'
import { buttonClass } from '#components/ui/button.ts'
import { keepText, keptText } from '#components/ui/kept-text.ts'
import { newClaimHref } from '#lib/claims/claim-address.ts'

const show = (name: 'blind' | 'guesses', on: boolean) => {
  if (on) document.documentElement.dataset[name] = ''
  else delete document.documentElement.dataset[name]
}

/**
 * The switch of blind mode on a neuron’s page, the box for a guess in the place of `children` (what is hidden till then), and what became of it. Nothing here needs an account: guesses stay in the
 * browser until they are posted as a claim.
 */
export function GuessBox({ neuron, children }: { neuron: string; children: ReactNode }) {
  const path = usePathname()
  const [guess, setGuess] = useState<string | null>(null)
  // The page may have come without loading the frame anew; then the script in it did not run.
  useLayoutEffect(() => {
    const on = keptText(modeKey) === '1' || 'guesses' in document.documentElement.dataset
    show('guesses', on)
    show('blind', on && keptText(guessKey(path)) === null)
  }, [path])
  useEffect(() => setGuess(keptText(guessKey(path))), [path])

  const turn = (on: boolean) => {
    keepText(modeKey, on ? '1' : null)
    show('guesses', on)
    show('blind', on && keptText(guessKey(path)) === null)
    const url = new URL(window.location.href)
    if (on) url.searchParams.set(blindParameter, '1')
    else url.searchParams.delete(blindParameter)
    window.history.replaceState(window.history.state, '', url)
  }
  const settle = (text: string | null) => {
    keepText(guessKey(path), text)
    setGuess(text)
    show('blind', text === null && 'guesses' in document.documentElement.dataset)
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    settle(String(new FormData(event.currentTarget).get('guess') ?? '').trim())
  }
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] *:[grid-area:1/1]">
        <div className="blind-hides">{children}</div>
        <form onSubmit={send} className="blind-shows mt-1 max-w-prose">
          <label htmlFor="guess" className="block font-medium text-sm">
            Look at the texts: what do you think it fires on? Then you see what others say.
          </label>
          <div className="mt-1 flex flex-wrap gap-2">
            <input
              id="guess"
              name="guess"
              required
              maxLength={longestGuess}
              autoComplete="off"
              className="h-[30px] min-w-0 grow rounded-control border border-edge bg-surface px-2.5 pointer-coarse:h-11 pointer-coarse:text-lead"
            />
            <button type="submit" className={buttonClass('strong')}>
              Keep and show
            </button>
          </div>
        </form>
      </div>
      <p className="mt-1 flex min-h-[30px] flex-wrap items-center gap-x-3 text-ink-2 text-sm pointer-coarse:min-h-11">
        <button type="button" onClick={() => turn(true)} className={`guesses-hides -ml-1.5 ${buttonClass('quiet')}`}>
          Guess before reading
        </button>
        <button type="button" onClick={() => turn(false)} className={`guesses-shows -ml-1.5 ${buttonClass('quiet')}`}>
          Guessing first is on: turn off
        </button>
        {guess && (
          <span className="guesses-shows flex flex-wrap items-center gap-x-3">
            <span className="wrap-anywhere">Your guess: “{guess}”</span>
            <a href={newClaimHref({ kind: 'description', neuron, text: guess })}>Post it as a claim</a>
            <button type="button" onClick={() => settle(null)} className={buttonClass('quiet')}>
              Drop it
            </button>
          </span>
        )}
      </p>
    </>
  )
}
