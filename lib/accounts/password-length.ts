/** Fewest and most characters of a password: longer ones only cost time to hash. */
export const passwordLength = { min: 10, max: 128 } as const
