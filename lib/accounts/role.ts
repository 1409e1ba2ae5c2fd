/** What a person may be on the site, from least to most. A visitor has no account. */
export const roles = ['visitor', 'member', 'trusted', 'moderator', 'admin'] as const

/** One of the roles. */
export type Role = (typeof roles)[number]

/** Roles that an account can have. */
export const accountRoles = roles.filter(role => role !== 'visitor')

/** A role as the database or a command line names it; null for any other word, and for `visitor`, which no account has. */
export const parseAccountRole = (word: string): Role | null => accountRoles.find(role => role === word) ?? null
