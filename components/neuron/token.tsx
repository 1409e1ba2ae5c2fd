import './token.css'
import { tokenGlyphs } from '#lib/tokens/glyphs.ts'

/** One token in running words: mono, on a ground of its own, its white space visible. */
export const Token = ({ bytes, plain = false }: { bytes: Uint8Array; plain?: boolean }) => (
  <span className={plain ? 'token' : 'token boxed'} dangerouslySetInnerHTML={{ __html: tokenGlyphs(bytes) }} />
)
