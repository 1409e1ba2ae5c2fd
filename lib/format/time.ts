import { formatCount, NARROW_SPACE } from '#lib/format/number.ts'

/** A duration a person waits for: `40 s`, `3 min`, `2 h 10 min`, `3 days`. `seconds` >= 0; rounded up, so it never says 0. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds))
  if (whole < 90) return `${whole}${NARROW_SPACE}s`
  const minutes = Math.ceil(whole / 60)
  if (minutes < 90) return `${minutes}${NARROW_SPACE}min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours}${NARROW_SPACE}h ${minutes % 60}${NARROW_SPACE}min`
  return `${formatCount(Math.round(hours / 24))} days`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day, in UTC so that server and browser agree: `5 Nov 2026`. */
export const formatDate = (date: Date): string =>
  `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`

/** A moment to the minute, in UTC: `5 Nov 2026, 14:05 UTC`. */
export const formatMoment = (date: Date): string => `${formatDate(date)}, ${date.toISOString().slice(11, 16)} UTC`
