import Link from 'next/link'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { neuronHref } from '#components/neuron/neuron-href.ts'
import { BadgeMark } from '#components/patterns/badge-mark.tsx'
import { patternLink } from '#components/patterns/pattern-link.ts'
import { SelectNeuron } from '#components/selection/select-neuron.tsx'
import { formatNumber } from '#lib/format/number.ts'
import { shownPattern } from '#lib/patterns/shown-pattern.ts'
import type { AlgorithmicRow } from '#lib/queries/algorithmic.ts'

const head = 'px-2 py-1.5 text-left align-bottom text-ink-2 text-xs whitespace-nowrap first:pl-4 last:pr-4'
const cell = 'h-[30px] px-2 first:pl-4 last:pr-4 pointer-coarse:h-11'
const number = `${cell} text-right whitespace-nowrap`
const wide = 'max-wide:hidden'

/** Synthesised patterns, a line each: whose, what, its badge, its scores beside the baselines, its experiment. */
export const AlgorithmicTable = ({ rows }: { rows: readonly AlgorithmicRow[] }) => (
  <table className="w-full table-fixed text-sm" aria-label="Patterns">
    <thead>
      <tr className="border-line border-b">
        <th className={`${head} w-[30%] wide:w-44`}>Neuron</th>
        <th className={head}>Pattern</th>
        <th className={`${head} w-[34%] wide:w-44`}>
          <MethodTerm stat="patternBadge">Badge</MethodTerm>
        </th>
        <th className={`${head} w-14 text-right wide:w-16`}>
          <MethodTerm stat="patternF1">F1</MethodTerm>
        </th>
        <th className={`${head} ${wide} w-24 text-right`}>
          <MethodTerm stat="patternGain">Above a token</MethodTerm>
        </th>
        <th className={`${head} ${wide} w-20 text-right`}>
          <MethodTerm stat="patternPair">Best pair</MethodTerm>
        </th>
        <th className={`${head} ${wide} w-24 text-right`}>
          <MethodTerm stat="patternFired">Match, fire</MethodTerm>
        </th>
        <th className={`${head} ${wide} w-28 text-right`}>
          <MethodTerm stat="patternSilent">Miss, silent</MethodTerm>
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map(row => (
        <tr key={`${row.model}/${row.layer}/${row.neuron}/${row.pattern}`} className="border-line not-last:border-b">
          <th scope="row" className={`${cell} truncate text-left font-normal`}>
            <span className="flex items-center">
              <SelectNeuron neuron={`${row.model}/${row.layer}/${row.neuron}`} />
              <Link
                href={neuronHref(row.model, row)}
                prefetch={false}
                className="min-w-0 truncate no-underline hover:underline"
              >
                <span className="text-ink-2 max-wide:block max-wide:truncate max-wide:text-xs">{row.model} </span>
                <span className="font-mono">{`${row.layer}/${row.neuron}`}</span>
              </Link>
            </span>
          </th>
          <td className={`${cell} truncate`}>
            <Link href={patternLink(row)} prefetch={false} className="font-mono no-underline hover:underline">
              {shownPattern(row.pattern)}
            </Link>
          </td>
          <td className={`${cell} truncate`}>
            <BadgeMark badge={row.badge} />
          </td>
          <td className={number}>{score(row.f1)}</td>
          <td className={`${number} ${wide}`}>{score(row.f1 === null ? null : row.f1 - (row.tokenF1 ?? 0))}</td>
          <td className={`${number} ${wide}`}>{score(row.bigramF1)}</td>
          <td className={`${number} ${wide}`}>{share(row.fired, row.nPositive)}</td>
          <td className={`${number} ${wide}`}>{share(row.silent, row.nNegative)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Absent = ({ children }: { children: string }) => <span className="text-ink-3 text-xs">{children}</span>

const score = (value: number | null) =>
  value === null ? <Absent>undefined</Absent> : formatNumber(Math.round(value * 1000) / 1000)

const share = (hits: number | null, n: number | null) =>
  hits === null || n === null ? <Absent>not tested</Absent> : `${hits} of ${n}`
