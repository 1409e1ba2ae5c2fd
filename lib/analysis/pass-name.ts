/** The passes of an analysis, by the names under which they are noted as done. */
export type PassName = 'weights' | 'firing' | 'ngrams' | 'reasons' | 'purity'
