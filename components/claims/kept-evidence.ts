import { keepText, keptText } from '#components/ui/kept-text.ts'

const KEY = 'evidence'
const CHANGED = 'evidence-kept'

/** Calls `listener` whenever what is kept has changed, until the function returned is called. */
export function onEvidenceKept(listener: () => void): () => void {
  addEventListener(CHANGED, listener)
  addEventListener('storage', listener)
  return () => {
    removeEventListener(CHANGED, listener)
    removeEventListener('storage', listener)
  }
}

/** Lines of evidence kept in this browser (lib/claims/evidence-address.ts), the first first. */
export function keptEvidence(): string[] {
  try {
    const kept: unknown = JSON.parse(keptText(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(line => typeof line === 'string') : []
  } catch {
    return []
  }
}

/** Keeps one more line, at most 20 and none twice. */
export function keepEvidence(line: string): void {
  const lines = [...keptEvidence().filter(one => one !== line), line].slice(-20)
  keepText(KEY, JSON.stringify(lines))
  dispatchEvent(new Event(CHANGED))
}

/** Forgets them. */
export function forgetEvidence(): void {
  keepText(KEY, null)
  dispatchEvent(new Event(CHANGED))
}
