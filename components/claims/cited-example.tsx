'use client'

import { useEffect, useRef, useState } from 'react'
import { documentHref } from '#components/neuron/neuron-href.ts'
import { readRow } from '#components/neuron/token-locator.ts'
import { parseExampleHash } from '#lib/claims/evidence-address.ts'
import { parseNeuronRef } from '#lib/claims/neuron-ref.ts'

interface Props {
  /** `model/layer/neuron`. */
  neuron: string
  run: string
}

/**
 * Opens the example that the address names behind `#`, as evidence of a claim does: the row of the page where there is one, else its whole text
 * here.
 */
export function CitedExample({ neuron, run }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const [html, setHtml] = useState<string | null>(null)
  useEffect(() => {
    const open = async () => {
      const cited = parseExampleHash(location.hash)
      if (!cited) return
      const row = [...document.querySelectorAll<HTMLDetailsElement>('details.row')].find(element => {
        const read = readRow(element)
        return (
          read?.context.corpus === cited.corpus &&
          read.row.document === cited.document &&
          read.row.token === cited.position
        )
      })
      if (row) {
        row.open = true
        row.querySelector('summary')?.focus({ preventScroll: true })
        row.scrollIntoView({ block: 'center' })
        return
      }
      const ref = parseNeuronRef(neuron)
      if (!ref) return
      const id = { layer: ref.layer, neuron: ref.neuron }
      const { corpus, document: ordinal, position: token } = cited
      const answer = await fetch(documentHref(corpus, ordinal, { run, model: ref.model, id, token }), {
        headers: { accept: 'text/html' },
      })
      // The server escaped every text of it (lib/tokens/glyphs.ts).
      setHtml(answer.ok ? await answer.text() : '')
      requestAnimationFrame(() =>
        (root.current?.querySelector('u') ?? root.current)?.scrollIntoView({ block: 'center' }),
      )
    }
    void open()
    addEventListener('hashchange', open)
    return () => removeEventListener('hashchange', open)
  }, [neuron, run])
  return (
    <div ref={root} className="concordance">
      {html === '' && <p className="text-ink-2">The example that was cited is not in the texts of this run.</p>}
      {html && (
        <div className="row">
          <section
            aria-label="Cited example"
            className="passage max-h-none!"
            dangerouslySetInnerHTML={{ __html: html }}
          />
        </div>
      )}
    </div>
  )
}
