import { replaceNodes, type SyntaxNode } from '#components/markdown/syntax-node.ts'

/** Longest formula that is set, in characters; a longer one is shown as it was written. */
const LONGEST_FORMULA = 1000
/** Deepest nesting of braces that is set: KaTeX calls itself for each. */
const DEEPEST = 40

const FORMULAS = ['math', 'inlineMath']

/**
 * What a text of a person may not be is made into what it may: HTML into the words it is written in, an image into a link to it, a heading
 * into a strong line (the page's outline is the page's), a formula that is too long or too deep into code.
 */
export const remarkFewForms = () => (tree: SyntaxNode) =>
  replaceNodes(tree, node => {
    if (node.type === 'html') return [{ type: 'text', value: node.value }]
    if (node.type === 'image')
      return [{ type: 'link', url: node.url, children: [{ type: 'text', value: node.alt || node.url }] }]
    if (node.type === 'imageReference') return [{ type: 'text', value: node.alt ?? '' }]
    if (node.type === 'heading') return [{ type: 'paragraph', children: [{ type: 'strong', children: node.children }] }]
    if (FORMULAS.includes(node.type) && tooMuch(node.value ?? ''))
      return [{ type: node.type === 'math' ? 'code' : 'inlineCode', value: node.value }]
    return [node]
  })

function tooMuch(formula: string): boolean {
  if (formula.length > LONGEST_FORMULA) return true
  let depth = 0
  for (const [token] of formula.matchAll(/\\?[{}]|\\left|\\right|\\begin|\\end/g)) {
    if (['{', '\\left', '\\begin'].includes(token)) depth++
    else if (['}', '\\right', '\\end'].includes(token)) depth--
    if (depth > DEEPEST) return true
  }
  return false
}
