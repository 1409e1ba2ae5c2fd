import { tokenGlyphs } from '#lib/tokens/glyphs.ts'

/** One token in running words: mono, on a ground of its own, its white space visible. */
export const Token = ({ bytes, plain = false }: { bytes: Uint8Array; plain?: boolean }) => (
  <span
    className={`whitespace-pre font-mono [&_.g]:text-ink-3 [&_.g]:not-italic ${plain ? '' : 'rounded-[3px] bg-fill px-1 py-px text-[0.93em]'}`}
    dangerouslySetInnerHTML={{ __html: tokenGlyphs(bytes) }}
  />
)
