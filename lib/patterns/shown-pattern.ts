/** A pattern as it is shown: its spaces as ␣, since several would look like one, and those at its ends like none. */
export const shownPattern = (source: string): string => source.replaceAll(' ', '␣')
