import { NeuronRefLink } from '#components/claims/neuron-refs.tsx'
import { Markdown } from '#components/markdown/markdown.tsx'
import { patternTestQuery } from '#lib/address/pattern-fields.ts'
import type { ClaimBody } from '#lib/claims/kinds.ts'

/** Neurons fire where a pattern matches; each can be held against it. */
export const RegexBody = ({ body }: { body: ClaimBody<'regex'> }) => {
  const { pattern: source, ignoreCase, wholeWord } = body
  const query = patternTestQuery({ pattern: { source, ignoreCase, wholeWord }, level: null })
  return (
    <>
      <p className="text-[17px]/6 wide:text-lg">
        Fires where{' '}
        <code className="wrap-anywhere whitespace-pre-wrap rounded-token bg-fill px-1 font-mono">{source}</code> matches
        {ignoreCase && ', upper and lower case alike'}
        {wholeWord && ', whole words only'}
      </p>
      {body.text && <Markdown text={body.text} className="mt-2" />}
      <ul className="mt-3 grid gap-1">
        {body.neurons.map(neuron => (
          <li key={neuron} className="flex flex-wrap items-baseline gap-x-3">
            <NeuronRefLink neuron={neuron} />
            <a href={`/${neuron}?${query}#pattern`} className="text-ink-2 text-sm">
              Hold it against the neuron
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
