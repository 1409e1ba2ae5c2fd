/** What a key may be for: `account` reads whose key it is, `claims` writes claims and votes in its person's name. */
export const apiKeyScopes = ['account', 'claims'] as const

/** One of the scopes. */
export type ApiKeyScope = (typeof apiKeyScopes)[number]
