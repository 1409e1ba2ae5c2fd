/** Why a page does not exist, in a line or two, and where to go instead. */
export interface NotFoundMessage {
  /** Heading: "No neuron 9000 in solu-1l". */
  title: string
  /** The valid range: "solu-1l has neurons 0 to 2047 in each layer." */
  text: string
  /** The nearest page that exists. */
  link?: { href: string; label: string }
}
