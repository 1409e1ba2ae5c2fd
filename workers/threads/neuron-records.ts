export const beginRecords = (_: unknown): void => {}
export const addCollected = (_: unknown): void => {}
export const makeRecords = (_: unknown): { stats: Uint8Array; profiles: Uint8Array } => {
  throw new Error('not yet')
}
