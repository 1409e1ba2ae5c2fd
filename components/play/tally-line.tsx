import { formatNumber } from '#lib/format/number.ts'

/** How it went so far, and whether anything is kept. */
export const TallyLine = ({ score, answers, kept }: { score: number; answers: number; kept: boolean }) => (
  <p className="text-ink-2 text-sm tabular-nums">
    {answers > 0 && (
      <>
        {formatNumber(Math.round(score * 10) / 10)} of {answers} right
        {kept ? '' : '. '}
      </>
    )}
    {!kept && (
      <>
        Not kept: <a href="/account/sign-in?next=/play">sign in</a> and your answers count.
      </>
    )}
  </p>
)
