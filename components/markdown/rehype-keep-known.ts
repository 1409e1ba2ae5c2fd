import { safeHref } from '#components/markdown/safe-href.ts'
import { replaceNodes, type SyntaxNode } from '#components/markdown/syntax-node.ts'

/** Elements that a text may have, and their attributes (as properties of the tree); all others go. */
export const known: Readonly<Record<string, readonly string[]>> = {
  p: [],
  br: [],
  hr: [],
  strong: [],
  em: [],
  code: [],
  pre: [],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: [],
  a: ['href'],
  math: ['display', 'xmlns'],
  mrow: [],
  mi: ['mathvariant'],
  mn: ['mathvariant'],
  mo: [
    'stretchy',
    'fence',
    'separator',
    'lspace',
    'rspace',
    'minsize',
    'maxsize',
    'movablelimits',
    'mathvariant',
    'accent',
    'largeop',
    'symmetric',
    'form',
  ],
  mtext: ['mathvariant'],
  mspace: ['width', 'height', 'depth', 'linebreak'],
  ms: [],
  msup: [],
  msub: [],
  msubsup: [],
  mover: ['accent'],
  munder: ['accentunder'],
  munderover: ['accent', 'accentunder'],
  mfrac: ['linethickness'],
  msqrt: [],
  mroot: [],
  mstyle: ['scriptlevel', 'displaystyle'],
  mpadded: ['width', 'height', 'depth', 'lspace', 'voffset'],
  mphantom: [],
  menclose: ['notation'],
  mtable: [
    'columnalign',
    'columnspacing',
    'rowspacing',
    'columnlines',
    'rowlines',
    'width',
    'displaystyle',
    'scriptlevel',
  ],
  mtr: [],
  mtd: ['columnalign'],
  mlabeledtr: [],
}

const LENGTHS = 'lspace rspace width height depth voffset minsize maxsize linethickness columnspacing rowspacing'.split(
  ' ',
)

/** A length of a formula as far as it is a small one: nothing is to be moved onto what stands around it. */
const small = (name: string, value: unknown) =>
  !LENGTHS.includes(name) || (String(value).match(/-?[\d.]+/g) ?? []).every(n => Math.abs(Number(n)) <= 10)

/**
 * Keeps the elements and attributes that are known, as the last step before a text becomes a page: whatever a step before it made, there is
 * nothing else in the page. Of an unknown element its content stays; of a formula its source in TeX goes, since it is no MathML.
 */
export const rehypeKeepKnown = () => (tree: SyntaxNode) =>
  replaceNodes(tree, node => {
    if (node.type === 'text') return [node]
    if (node.type !== 'element' || node.tagName === 'annotation') return []
    const allowed = Object.hasOwn(known, node.tagName ?? '') ? known[node.tagName!] : null
    // A formula that KaTeX could not read comes as a coloured span: its source is shown instead.
    if (isError(node)) return [{ type: 'element', tagName: 'code', properties: {}, children: node.children }]
    if (!allowed) return node.children ?? []
    const properties = Object.fromEntries(
      Object.entries(node.properties ?? {}).filter(([name, value]) => allowed.includes(name) && small(name, value)),
    )
    if (node.tagName !== 'a') return [{ ...node, properties }]
    const href = safeHref(String(properties.href ?? ''))
    if (!href) return node.children ?? []
    return [{ ...node, properties: { href, rel: 'nofollow noopener ugc' } }]
  })

const isError = ({ properties }: SyntaxNode) => {
  const names = properties?.className
  return Array.isArray(names) && names.includes('katex-error')
}
