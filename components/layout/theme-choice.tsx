'use client'

import { useSyncExternalStore } from 'react'
import { THEME_COOKIE } from './theme-script.tsx'

const CHOICES = ['system', 'light', 'dark'] as const
type Choice = (typeof CHOICES)[number]

const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const read = (): Choice => {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

const choose = (choice: Choice) => {
  if (choice === 'system') {
    delete document.documentElement.dataset.theme
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
    document.cookie = `${THEME_COOKIE}=; path=/; max-age=0; samesite=lax`
  } else {
    document.documentElement.dataset.theme = choice
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
    document.cookie = `${THEME_COOKIE}=${choice}; path=/; max-age=31536000; samesite=lax`
  }
  for (const listener of listeners) listener()
}

/** Light, dark or as the system: one choice for the whole site, kept in a cookie. */
export const ThemeChoice = () => {
  const current = useSyncExternalStore(subscribe, read, () => 'system' as Choice)
  return (
    <fieldset className="inline-flex overflow-hidden rounded-control border border-line-2">
      <legend className="sr-only">Theme</legend>
      {CHOICES.map(choice => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === current}
          onClick={() => choose(choice)}
          className="px-2.5 py-1 text-ink-2 border-line-2 [button+&]:border-l focus-visible:-outline-offset-2 aria-pressed:bg-fill aria-pressed:font-semibold aria-pressed:text-ink pointer-coarse:px-3.5 pointer-coarse:py-3.5"
        >
          {choice === 'system' ? 'System' : choice === 'light' ? 'Light' : 'Dark'}
        </button>
      ))}
    </fieldset>
  )
}
