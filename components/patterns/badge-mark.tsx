import type { Badge } from '#lib/patterns/badge.ts'
import { badgeWords } from '#lib/patterns/words.ts'

/** Marks that differ by form as well as by hue. */
const marks: Record<Badge, string> = {
  verified: '●',
  'verified-token': '●',
  'held-out': '◐',
  candidate: '○',
  refuted: '◆',
  insufficient: '·',
}

const hue = (badge: Badge): string =>
  badge === 'refuted' ? 'text-bad' : badge === 'verified' || badge === 'verified-token' ? 'text-good' : 'text-ink-2'

/** A badge: its mark and its word. */
export const BadgeMark = ({ badge }: { badge: Badge }) => (
  <span className={`whitespace-nowrap ${hue(badge)}`}>
    <span aria-hidden="true">{marks[badge]} </span>
    {badgeWords[badge]}
  </span>
)
