/** A stored example that is to be edited: the address of its reading, and the value stored for it at the run's own site. */
export interface EditAsked {
  href: string
  stored: number | null
}

const name = 'soluscope-edit'

/** Asks the pane of this page to open an example as editable text. */
export const askToEdit = (detail: EditAsked): boolean => document.dispatchEvent(new CustomEvent(name, { detail }))

/** Hears what is asked; returns what ends it. */
export function onEditAsked(hear: (asked: EditAsked) => void): () => void {
  const listener = (event: Event) => hear((event as CustomEvent<EditAsked>).detail)
  document.addEventListener(name, listener)
  return () => document.removeEventListener(name, listener)
}
