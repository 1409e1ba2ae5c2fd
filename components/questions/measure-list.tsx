import { type StatisticKey, statisticOf } from '#lib/methods/registry.ts'

/** Numbers of the site that speak to a question, each leading to what it means. */
export const MeasureList = ({ keys }: { keys: readonly StatisticKey[] }) =>
  keys.length > 0 && (
    <p className="mt-2.5 text-ink-2 text-sm">
      Numbers that speak to it:{' '}
      {keys.map((key, i) => (
        <span key={key}>
          {i > 0 && ', '}
          <a href={`/methods#${key}`}>{statisticOf(key).name}</a>
        </span>
      ))}
    </p>
  )
