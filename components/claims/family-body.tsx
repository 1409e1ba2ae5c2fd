import { Markdown } from '#components/markdown/markdown.tsx'
import type { ClaimBody } from '#lib/claims/kinds.ts'
import { plural } from '#lib/format/plural.ts'

/** Neurons that are the same but for a parameter; its members stand in the section that holds them against texts. */
export const FamilyBody = ({ body }: { body: ClaimBody<'family'> }) => (
  <>
    <p className="wrap-anywhere text-[17px]/6 wide:text-lg">{body.title}</p>
    <p className="wrap-anywhere mt-0.5 text-ink-2 text-sm">
      {plural(body.members.length, 'member')} by {body.parameter}
      {body.symmetry !== 'free' && `, symmetry: ${body.symmetry}`}
    </p>
    {body.text && <Markdown text={body.text} className="mt-2" />}
  </>
)
