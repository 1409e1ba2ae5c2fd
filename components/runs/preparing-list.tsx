import { formatCount } from '#lib/format/number.ts'
import type { PreparingCorpus } from '#lib/queries/preparing-corpora.ts'

/** The corpora that are still being made ready, a line each; nothing where there is none. */
export const PreparingList = ({ corpora }: { corpora: PreparingCorpus[] }) =>
  corpora.length > 0 && (
    <ul className="mt-5 text-ink-2 text-sm">
      {corpora.map(({ name, step, done, all }) => (
        <li key={`${name} ${step}`}>
          Corpus {name}: {step}, {formatCount(done)}
          {all !== null && ` of ${formatCount(all)}`} documents done.
        </li>
      ))}
    </ul>
  )
