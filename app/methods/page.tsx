import type { Metadata } from 'next'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { statistics } from '#lib/methods/registry.ts'
import { type Section, type Statistic, sections } from '#lib/methods/statistic.ts'

export const metadata: Metadata = {
  title: 'Methods',
  description: 'Every number that Soluscope shows: what it says, its formula, its null and where it comes from.',
}

/** Every statistic in plain words. */
export default function MethodsPage() {
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Methods' }]} />
      <h1>Methods</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        Every number that pages show: what it says, how it is computed, and what it would be by chance or how far it may
        be off. What is undefined is shown as “not computed”, never as 0, and comes last however a list is sorted. The
        beginning of every text (BOS) counts nowhere. Before and after are the two sides of SoLU’s LayerNorm.
      </p>
      <nav aria-label="Sections of this page" className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {(Object.keys(sections) as Section[]).map(section => (
          <a key={section} href={`#${section}`} className="pointer-coarse:py-3">
            {sections[section]}
          </a>
        ))}
      </nav>
      {(Object.keys(sections) as Section[]).map(section => (
        <div key={section} id={section} className="scroll-mt-2">
          <SectionHead title={sections[section]} />
          <Panel>
            {statistics
              .filter(one => one.section === section)
              .map(one => (
                <Entry key={one.key} statistic={one} />
              ))}
          </Panel>
        </div>
      ))}
    </>
  )
}

const Entry = ({ statistic: { key, name, sentence, formula, bound, source, column } }: { statistic: Statistic }) => (
  <section
    id={key}
    className="scroll-mt-2 border-line border-t px-4 py-3 first:border-t-0 target:bg-fill wide:grid wide:grid-cols-[200px_minmax(0,1fr)] wide:gap-x-5"
  >
    <h3>
      <a href={`#${key}`} className="no-underline hover:underline">
        {name}
      </a>
    </h3>
    <div className="max-w-prose">
      <p>{sentence}</p>
      <p className="mt-1 font-mono text-xs/[18px] [overflow-wrap:anywhere]">{formula}</p>
      <p className="mt-1 text-ink-2 text-sm">{bound}</p>
      <p className="mt-1 text-ink-3 text-xs [overflow-wrap:anywhere]">
        Source: {source}.{column && <> Column {column}.</>}
      </p>
    </div>
  </section>
)
