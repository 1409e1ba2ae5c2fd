import Link from 'next/link'
import { StatusMark } from '#components/claims/status-mark.tsx'
import { deedHref, deedWords } from '#lib/feeds/deed-words.ts'
import type { FeedItem } from '#lib/feeds/feed-item.ts'
import { formatMoment } from '#lib/format/time.ts'

/** Something done, in a line or two: who, what, to what, when. `href` replaces the thing's own address. */
export const Deed = ({ item, href = deedHref(item) }: { item: FeedItem; href?: string }) => {
  const { actor, claim, list, at } = item
  return (
    <>
      <span className="wrap-anywhere">
        {actor.deleted ? (
          <span className="text-ink-2">{actor.name}</span>
        ) : (
          <Link href={`/people/${actor.id}`} prefetch={false}>
            {actor.name}
          </Link>
        )}{' '}
        {deedWords(item)}{' '}
        <Link href={href} prefetch={false} className="font-medium">
          {(claim ? claim.words : list?.title) || 'without words'}
        </Link>
      </span>
      <span className="block text-ink-2 text-xs">
        {claim && (
          <>
            <StatusMark status={claim.status} verified={claim.verified} />
            {' · '}
          </>
        )}
        {formatMoment(at)}
        {claim?.neurons.map(neuron => (
          <span key={neuron}>
            {' · '}
            <Link href={`/${neuron}`} prefetch={false} className="font-mono no-underline hover:underline">
              {neuron}
            </Link>
          </span>
        ))}
      </span>
    </>
  )
}
