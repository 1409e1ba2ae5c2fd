import { formatDate, formatMoment } from '#lib/format/time.ts'

/** A day, its minute in the tooltip. */
export const Moment = ({ at }: { at: Date }) => (
  <time dateTime={at.toISOString()} title={formatMoment(at)} className="whitespace-nowrap">
    {formatDate(at)}
  </time>
)
