const KEY = 'evidence'
/** Event on window: what is kept has changed. */
export const evidenceKept = 'evidence-kept'

/** Lines of evidence kept in this browser (lib/claims/evidence-address.ts), the first first. */
export function keptEvidence(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(line => typeof line === 'string') : []
  } catch {
    return []
  }
}

/** Keeps one more line, at most 20 and none twice. */
export function keepEvidence(line: string): void {
  const lines = [...keptEvidence().filter(one => one !== line), line].slice(-20)
  localStorage.setItem(KEY, JSON.stringify(lines))
  dispatchEvent(new Event(evidenceKept))
}

/** Forgets them. */
export function forgetEvidence(): void {
  localStorage.removeItem(KEY)
  dispatchEvent(new Event(evidenceKept))
}
