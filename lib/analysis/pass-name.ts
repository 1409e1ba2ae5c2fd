/** The passes of an analysis whose numbers pages show, by the names under which they are noted as done. */
export type PassName =
  | 'weights'
  | 'firing'
  | 'ngrams'
  | 'contribution'
  | 'path'
  | 'reverse'
  | 'reasons'
  | 'purity'
  | 'causal'
