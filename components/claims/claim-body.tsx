import { DescriptionBody } from '#components/claims/description-body.tsx'
import { FamilyBody } from '#components/claims/family-body.tsx'
import { RegexBody } from '#components/claims/regex-body.tsx'
import { RelationBody } from '#components/claims/relation-body.tsx'
import { SplitBody } from '#components/claims/split-body.tsx'
import { TagBody } from '#components/claims/tag-body.tsx'
import type { StatedClaim } from '#lib/claims/kinds.ts'

/** What a claim states, in the form of its kind. `tag`: the label that a tag is read under. */
export function ClaimBodyView({ stated: { kind, body }, tag = null }: { stated: StatedClaim; tag?: string | null }) {
  if (kind === 'description') return <DescriptionBody body={body} />
  if (kind === 'tag') return <TagBody body={body} main={tag} />
  if (kind === 'regex') return <RegexBody body={body} />
  if (kind === 'relation') return <RelationBody body={body} />
  if (kind === 'family') return <FamilyBody body={body} />
  return <SplitBody body={body} />
}
