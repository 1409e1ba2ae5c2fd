import 'server-only'
import ReactMarkdown from 'react-markdown'
import rehypeKatex from 'rehype-katex'
import remarkMath from 'remark-math'
import { plainEnough } from '#components/markdown/plain-enough.ts'
import { rehypeKeepKnown } from '#components/markdown/rehype-keep-known.ts'
import { remarkFewForms } from '#components/markdown/remark-few-forms.ts'
import { remarkPlainLinks } from '#components/markdown/remark-plain-links.ts'
import './markdown.css'

// MathML needs neither fonts nor a style sheet. KaTeX reads sizes up to `maxSize` em and replaces at most `maxExpand` macros.
const katex = { output: 'mathml', maxSize: 10, maxExpand: 200, trust: false, strict: 'ignore' } as const

/**
 * A text of a person: Markdown with formulas between `$`. No HTML, no images, no headings; links lead to http(s) and to this site. Rendered on
 * the server only: neither the parser nor KaTeX goes to the browser.
 */
export const Markdown = ({ text, className = '' }: { text: string; className?: string }) => (
  <div className={`prose-text ${className}`}>
    {plainEnough(text) ? (
      <ReactMarkdown
        remarkPlugins={[remarkMath, remarkFewForms, remarkPlainLinks]}
        rehypePlugins={[[rehypeKatex, katex], rehypeKeepKnown]}
        urlTransform={url => url}
      >
        {text}
      </ReactMarkdown>
    ) : (
      <p className="whitespace-pre-wrap">{text}</p>
    )}
  </div>
)
