import { Deed } from '#components/feeds/deed.tsx'
import type { FeedItem } from '#lib/feeds/feed-item.ts'

/** What was done, the last first. */
export const FeedList = ({ items }: { items: FeedItem[] }) =>
  items.length > 0 ? (
    <ul>
      {items.map(item => (
        <li key={item.id} id={item.id} className="border-line px-4 py-2 [li+&]:border-t">
          <Deed item={item} />
        </li>
      ))}
    </ul>
  ) : (
    <p className="px-4 py-3 text-ink-2">Nothing was done here yet.</p>
  )
