import { applyBlind } from '#components/blind/blind-mode.ts'

/** Hides labels from those who guess first, before anything is painted: the page itself is the same for all. */
export const BlindScript = () => <script dangerouslySetInnerHTML={{ __html: applyBlind }} />
