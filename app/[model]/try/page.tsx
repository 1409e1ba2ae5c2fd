import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { TryView } from '#components/live/try-view.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { liveParts } from '#lib/address/live-request.ts'
import { parseTryAddress } from '#lib/address/try-address.ts'
import { plural } from '#lib/format/plural.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { countVisitor } from '#lib/live/live-pool.ts'
import { LiveRefusal } from '#lib/live/refusal.ts'
import { tryText } from '#lib/live/try-text.ts'
import { formatNeuronId, hasNeuron } from '#lib/neuron/neuron-id.ts'
import { readKeptText } from '#lib/queries/live-text.ts'
import { findModel } from '#lib/queries/models.ts'
import { paintsNegative } from '#lib/tokens/window.ts'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ model: string }>
  searchParams: Promise<Query>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Try a text, ${(await params).model}`, robots: { index: false } }
}

/** A model reads a visitor's text: which neurons fire where, and what it expected next. */
export default async function TryPage({ params, searchParams }: Props) {
  const { model: name } = await params
  const query = await searchParams
  const address = parseTryAddress({ text: oneOf(query.text), neuron: oneOf(query.neuron), by: oneOf(query.by) })
  const model = await findModel(name)
  if (!model) notFound()
  const { run, nCtx } = model
  const neuron = address.neuron && hasNeuron(model, address.neuron) ? address.neuron : null
  const by = neuron ? address.by : 'surprise'
  const kept = address.text === null ? null : await readKeptText(name, address.text)
  const asked = { neuron, run: null, want: liveParts }
  const first = kept && run && (await read(name, { ...asked, text: kept.text }))
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: name, href: `/${name}` }, { label: 'try' }]} />
      <h1>Try a text</h1>
      <p className="mt-1 mb-3.5 max-w-prose text-ink-2">
        {name} reads up to {plural(nCtx - 1, 'token')}, exactly as it read its corpus:
        {model.dMlp > 0 && ' which neurons fire where, and'} what it expected next.
      </p>
      {oneOf(query.text) && !kept && <p className="mb-3 text-bad">No text of that address is kept for {name}.</p>}
      {run ? (
        <Panel label="Try a text">
          <TryView
            model={name}
            negative={paintsNegative(run.site)}
            kept={kept}
            first={first}
            neuron={neuron && formatNeuronId(neuron)}
            by={by}
          />
          <MethodTips stats={['liveActivation', 'strongestHere', 'surprise', 'nextToken']} run={run.hash} />
        </Panel>
      ) : (
        <p>No run of {name} is published, so there is nothing to hold a text against.</p>
      )}
    </>
  )
}

/** What the model makes of a kept text, or one line on why there is nothing. */
async function read(model: string, request: Parameters<typeof tryText>[1]) {
  try {
    const visitor = countVisitor(await headers())
    return { answer: await tryText(model, request, { address: visitor }), problem: null }
  } catch (error) {
    if (error instanceof LiveRefusal) return { answer: null, problem: error.message }
    throw error
  }
}
