/** The passes of an analysis whose numbers pages show, by the names under which they are noted as done. */
export const passNames = ['weights', 'firing', 'ngrams'] as const

/** Name of a pass of the analysis. */
export type PassName = (typeof passNames)[number]
