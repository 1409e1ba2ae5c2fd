/** What one check found. */
export interface Finding {
  /** What was looked at, in a word or two. */
  what: string
  /** `ok`; `note` = works, but something is still to be done; `fault` = will not work. */
  state: 'ok' | 'note' | 'fault'
  /** What is there, and where it is not ok what to do. */
  says: string
}

/** One line for people: state, what, what it says. */
export function formatFinding({ what, state, says }: Finding): string {
  return `${{ ok: 'ok   ', note: 'note ', fault: 'FAULT' }[state]}  ${what.padEnd(10)}  ${says}`
}
