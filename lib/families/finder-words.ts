import type { ValueFinder } from '#lib/families/value-finder.ts'

/** Where a value is shown, in words. */
export function finderWords(finder: ValueFinder): string {
  switch (finder.kind) {
    case 'tokens':
      return finder.ids.length === 1 ? '1 token of the vocabulary' : `${finder.ids.length} tokens of the vocabulary`
    case 'pattern':
      return `tokens in which a match of /${finder.pattern.source}/${finder.pattern.ignoreCase ? 'i' : ''} ends`
    case 'documents':
      return 'all tokens of such texts'
    case 'none':
      return finder.reason
  }
}
