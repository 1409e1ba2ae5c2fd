/** Version of a pattern index: of its parts' layout and of what they count. Searches refuse another. */
export const patternIndexVersion = 1
