import { useEffect, useRef } from 'react'
import { tokensHtml } from '#components/live/tokens-html.ts'
import type { Piece } from '#lib/tokens/pieces.ts'

interface Props {
  pieces: readonly Piece[]
  /** Value / full hue of each token. */
  tints: readonly number[]
  chosen: number
  onChoose: (token: number) => void
}

/** A text token by token. Pressing one chooses it; keys and screen readers choose by the slider beside it. */
export const TokenText = ({ pieces, tints, chosen, onChoose }: Props) => {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const text = root.current
    const onClick = ({ target }: MouseEvent) => {
      const token = target instanceof Element ? target.closest<HTMLElement>('[data-i]') : null
      if (token) onChoose(Number(token.dataset.i))
    }
    text?.addEventListener('click', onClick)
    return () => text?.removeEventListener('click', onClick)
  }, [onChoose])
  // Every text in it went through lib/tokens/glyphs.ts.
  const html = tokensHtml(pieces, tints, chosen)
  return <div ref={root} className="live-tokens" dangerouslySetInnerHTML={{ __html: html }} />
}
