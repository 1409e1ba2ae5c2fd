const NAME = /^tokens_(\d{12})\.safetensors$/

/** Tokens that a checkpoint's file name tells; null where it is no checkpoint. */
export const checkpointTokens = (file: string): number | null => {
  const digits = NAME.exec(file)?.[1]
  return digits === undefined ? null : Number(digits)
}

/**
 * At most `limit` (2 or more) of the checkpoints, spread evenly over log(tokens), the first and the last among them; one at
 * `final` tokens or beyond is the finished model itself and never taken. Sorted by tokens.
 */
export const spreadCheckpoints = (files: readonly string[], final: number, limit: number): string[] => {
  const all = files
    .flatMap(file => {
      const tokens = checkpointTokens(file)
      return tokens === null || tokens >= final ? [] : [{ file, at: Math.log(tokens) }]
    })
    .sort((a, b) => a.at - b.at)
  // The one that leaves the smallest gap behind goes, until there are few enough: both ends stay.
  while (all.length > Math.max(2, limit)) {
    let least = 1
    for (let i = 2; i < all.length - 1; i++)
      if (all[i + 1].at - all[i - 1].at < all[least + 1].at - all[least - 1].at) least = i
    all.splice(least, 1)
  }
  return all.map(({ file }) => file)
}
