/** A text that this browser keeps under a key; null where it keeps none, or refuses to keep anything. */
export function keptText(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps a text under a key, or forgets it where it is null. A browser that refuses keeps nothing, and nothing fails. */
export function keepText(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // Storage is off, or full: what is typed lasts for this page.
  }
}
