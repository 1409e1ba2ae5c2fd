import type { ReactNode } from 'react'

/** A neuron of one's own list. */
export interface OwnListItem {
  /** `model/layer/neuron`. */
  name: string
  note: string
  /** Its line, and its note as read. */
  words: ReactNode
  shownNote: ReactNode
}
