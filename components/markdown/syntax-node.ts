/** A node of a syntax tree, of Markdown or of HTML, as far as the steps of this folder read it. */
export interface SyntaxNode {
  type: string
  /** Name of an element. */
  tagName?: string
  /** Attributes of an element. */
  properties?: Record<string, unknown>
  /** Text of a leaf. */
  value?: string
  /** Address of a link or an image of Markdown. */
  url?: string
  /** Words of an image of Markdown. */
  alt?: string | null
  children?: SyntaxNode[]
}

/** Puts other nodes in the place of each node, children first. `change` returns what stands there then. */
export function replaceNodes(node: SyntaxNode, change: (node: SyntaxNode, parent: SyntaxNode) => SyntaxNode[]): void {
  if (!node.children) return
  for (const child of node.children) replaceNodes(child, change)
  node.children = node.children.flatMap(child => change(child, node))
}
