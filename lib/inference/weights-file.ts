/** An open file of weights of which only small pieces are in memory. */
export interface WeightsFile {
  /** Shape of each tensor by its key, in file order. */
  shapes: ReadonlyMap<string, number[]>
  /** A tensor's values in order, about a million at a time; a piece is overwritten by the next one. */
  pieces(key: string): Generator<Float32Array>
  close(): void
}
