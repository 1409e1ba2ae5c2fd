import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { mergeTagAction, unmergeTagAction } from '#app/tags/[label]/actions.ts'
import { ActionForm } from '#components/claims/action-form.tsx'
import { NeuronRefLink } from '#components/claims/neuron-refs.tsx'
import { StatusMark } from '#components/claims/status-mark.tsx'
import { tagHref } from '#components/claims/tag-chip.tsx'
import { TagMergeForm } from '#components/claims/tag-merge-form.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { currentMember } from '#lib/accounts/member.ts'
import { may } from '#lib/accounts/permissions.ts'
import { claimsHref } from '#lib/address/claims-view.ts'
import { claimHref, newClaimHref } from '#lib/claims/claim-address.ts'
import { plural } from '#lib/format/plural.ts'
import { readTag } from '#lib/tags/tag-page.ts'

interface Props {
  params: Promise<{ label: string }>
}

export const dynamic = 'force-dynamic'

const labelOf = async ({ params }: Props) => {
  try {
    return decodeURIComponent((await params).label)
  } catch {
    return ''
  }
}

export const generateMetadata = async (props: Props): Promise<Metadata> => ({ title: `Tag: ${await labelOf(props)}` })

/** All neurons that have a tag, model by model. */
export default async function TagPage(props: Props) {
  const asked = await labelOf(props)
  const tag = await readTag(asked)
  if (!tag) notFound()
  const { label, synonyms, neurons } = tag
  if (label !== asked) redirect(tagHref(label))
  const member = await currentMember(new Headers(await headers()))
  const merges = member !== null && may(member.role, 'tag.merge')
  const models = [...new Set(neurons.map(({ model }) => model))]
  return (
    <>
      <Crumbs path={[{ label: 'Claims', href: '/claims' }, { label: 'Tags', href: '/tags' }, { label }]}>
        <a href={claimsHref({ tag: label })} className={buttonClass()}>
          Its claims
        </a>
        <a href={newClaimHref({ kind: 'tag', label })} className={buttonClass()}>
          Tag a neuron
        </a>
      </Crumbs>
      <h1 className="wrap-anywhere">{label}</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        A tag of {plural(neurons.length, 'neuron')}.{synonyms.length > 0 && ` Also written ${synonyms.join(', ')}.`}
      </p>
      {models.map(model => (
        <div key={model}>
          <SectionHead title={model} />
          <Panel label={model}>
            <ul className="grid wide:grid-cols-3">
              {neurons
                .filter(one => one.model === model)
                .map(({ neuron, uid, status, verified, claims }) => (
                  <li key={neuron} className="flex flex-wrap items-baseline gap-x-3 px-4 py-1.5">
                    <NeuronRefLink neuron={neuron} />
                    <a href={claimHref(uid)} className="text-sm no-underline hover:underline pointer-coarse:py-3">
                      <StatusMark status={status} verified={verified} />
                    </a>
                    {claims > 1 && <span className="text-ink-2 text-xs">{claims} claims</span>}
                  </li>
                ))}
            </ul>
          </Panel>
        </div>
      ))}
      {merges && (
        <>
          <SectionHead title="Names of this tag" />
          <Panel label="Names of this tag" className="grid gap-3 px-4 py-3">
            {synonyms.map(synonym => (
              <div key={synonym} className="flex flex-wrap items-baseline gap-x-3">
                <span className="wrap-anywhere">{synonym}</span>
                <ActionForm
                  action={unmergeTagAction}
                  hidden={{ label: synonym }}
                  buttons={[{ label: `Make “${synonym}” a tag of its own` }]}
                />
              </div>
            ))}
            <TagMergeForm label={label} action={mergeTagAction} />
          </Panel>
        </>
      )}
    </>
  )
}
