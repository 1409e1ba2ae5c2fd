/** First words of addresses that are pages of their own, or will be; no model can have one as its name. */
export const reservedNames: ReadonlySet<string> = new Set([
  '_next',
  'account',
  'activity',
  'activity.xml',
  'admin',
  'algorithmic',
  'api',
  'at',
  'claims',
  'claims.jsonl',
  'compare',
  'families',
  'flag',
  'health',
  'hunt',
  'icon.svg',
  'lists',
  'methods',
  'moderation',
  'people',
  'play',
  'questions',
  'random',
  'regex',
  'runs',
  'search',
  'splits',
  'tags',
])

/** Words that stand in an address where a layer is expected, `/{model}/try`: pages of a model, which no layer can be called. */
export const reservedLayers: ReadonlySet<string> = new Set(['random', 'try'])
