import type { Metadata } from 'next'
import { createAction, previewAction } from '#app/claims/form-actions.tsx'
import { ClaimForm } from '#components/claims/claim-form.tsx'
import { kindSentences, kindWords } from '#components/claims/kind-words.ts'
import { LicenceWords } from '#components/claims/licence-words.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import '#components/markdown/markdown.css'
import { newClaimHref } from '#lib/claims/claim-address.ts'
import type { ClaimFields } from '#lib/claims/claim-fields.ts'
import { type ClaimKind, claimKinds } from '#lib/claims/kinds.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { splitFields } from '#lib/splits/split-fields.ts'
import { listTags } from '#lib/tags/list-tags.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Write a claim', robots: { index: false } }

/** The form of a new claim, filled in by the address: `kind`, `neuron` (once or several times), and any field of the form. */
export default async function NewClaimPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const kind = claimKinds.find(one => one === oneOf(query.kind)) ?? 'description'
  const fields = fieldsOfQuery(query)
  const { kind: _, ...kept } = fields
  return (
    <>
      <Crumbs path={[{ label: 'Claims', href: '/claims' }, { label: 'Write a claim' }]} />
      <h1>Write a claim</h1>
      <nav aria-label="Kinds" className="mt-2.5 flex flex-wrap gap-1.5">
        {claimKinds.map(one => (
          <Chip key={one} href={newClaimHref({ kind: one, ...kept })} current={one === kind}>
            {kindWords[one]}
          </Chip>
        ))}
      </nav>
      <p className="mt-1.5 mb-3 text-ink-2">{kindSentences[kind]}</p>
      <Panel label={kindWords[kind]} className="px-4 py-4">
        <ClaimForm
          key={JSON.stringify([kind, fields])}
          kind={kind}
          action={createAction}
          preview={previewAction}
          fields={forKind(kind, fields)}
          hidden={{ kind, ...(fields.question ? { question: fields.question } : {}) }}
          labels={kind === 'tag' ? (await listTags('', { limit: 300 })).map(({ label }) => label) : undefined}
          draft={newClaimHref({ kind, ...kept })}
          submit="Publish the claim"
        >
          <LicenceWords />
        </ClaimForm>
      </Panel>
    </>
  )
}

function fieldsOfQuery(query: Query): ClaimFields {
  const fields: ClaimFields = {}
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join('\n') : value
    if (text) fields[name] = text.slice(0, 5000)
  }
  return fields
}

/** Neurons given by the address go into the fields that a kind has for them. */
function forKind(kind: ClaimKind, fields: ClaimFields): ClaimFields {
  const neurons = [fields.neurons, fields.neuron].filter(Boolean).join('\n')
  const named = neurons.split(/\s+/).filter(Boolean)
  const [first = '', second = ''] = named
  if (kind === 'relation') return { source: first, target: second, ...fields }
  if (kind === 'split') {
    const { parent, children } = splitFields(named)
    return { parent, children: children.join('\n'), ...fields }
  }
  if (kind === 'family') return { members: neurons, ...fields }
  return { ...fields, neurons }
}
