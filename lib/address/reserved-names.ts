/** First words of addresses that are pages of their own, or will be; no model can have one as its name. */
export const reservedNames: ReadonlySet<string> = new Set([
  '_next',
  'account',
  'admin',
  'api',
  'at',
  'families',
  'health',
  'hunt',
  'icon.svg',
  'lists',
  'methods',
  'questions',
  'random',
  'runs',
  'search',
  'splits',
])
