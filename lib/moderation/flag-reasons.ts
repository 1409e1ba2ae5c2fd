/** Why something may be flagged, and the words that the form offers. */
export const flagReasons = {
  spam: 'Spam or advertising',
  abuse: 'Insults, threats or hate',
  private: 'Personal data of somebody',
  copied: 'Copied without the right to',
  nonsense: 'Made to mislead, or nonsense',
  other: 'Something else',
} as const

/** One of the reasons. */
export type FlagReason = keyof typeof flagReasons
