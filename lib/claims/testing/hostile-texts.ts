import { hostileHtml } from '#lib/claims/testing/hostile-html.ts'
import { hostileMarkdown } from '#lib/claims/testing/hostile-markdown.ts'

const long = [
  '['.repeat(2000),
  '('.repeat(2000),
  `${'> '.repeat(400)}x`,
  '*'.repeat(2000),
  '`'.repeat(2000),
  '![](x)'.repeat(300),
  '[x](javascript:ran=1) '.repeat(90),
  `$${'{'.repeat(900)}x${'}'.repeat(900)}$`,
  `$${'\\sqrt{'.repeat(130)}x${'}'.repeat(130)}$`,
  `$${'\\frac{x}'.repeat(120)}$`,
  `$${'x^'.repeat(450)}x$`,
  `${'a'.repeat(1990)}<script>ran=1</script>`,
  `${'a/'.repeat(900)}0/1`,
  `${'- '.repeat(300)}x`,
  '&lt;'.repeat(500),
]

/** Texts that nobody means well with, each of at most 4,000 characters: the longest take as they are any field for prose. */
export const hostileTexts: readonly string[] = [...hostileHtml, ...hostileMarkdown, ...long]
