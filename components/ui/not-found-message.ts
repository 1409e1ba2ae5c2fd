import { cache } from 'react'

/** Why a page does not exist, in a line or two, and where to go instead. */
export interface NotFoundMessage {
  /** Heading: "No neuron 9000 in layer 0". */
  title: string
  /** The valid range: "solu-1l has neurons 0 to 2047 in each layer." */
  text: string
  /** The nearest page that exists. */
  link?: { href: string; label: string }
}

// One box a request: not-found.tsx gets no props, so the page that knows the reason leaves it here.
const box = cache((): { message: NotFoundMessage | null } => ({ message: null }))

/** Leaves the reason for the not-found page of this request; call it right before `notFound()`. */
export const setNotFoundMessage = (message: NotFoundMessage): void => {
  box().message = message
}

/** The reason left by the page, or null where there is none (an address that no page answers). */
export const notFoundMessage = (): NotFoundMessage | null => box().message
