import { NeuronRefLink } from '#components/claims/neuron-refs.tsx'
import { Markdown } from '#components/markdown/markdown.tsx'
import type { ClaimBody } from '#lib/claims/kinds.ts'

/** Neurons that are the same but for a parameter, in its order. */
export const FamilyBody = ({ body }: { body: ClaimBody<'family'> }) => (
  <>
    <p className="wrap-anywhere text-[17px]/6 wide:text-lg">{body.title}</p>
    {body.text && <Markdown text={body.text} className="mt-2" />}
    <table className="mt-3 text-left text-sm">
      <thead className="text-ink-2 text-xs">
        <tr>
          <th className="wrap-anywhere pr-5 pb-1">{body.parameter}</th>
          <th className="pb-1">neuron</th>
          <th className="pb-1 pl-5">note</th>
        </tr>
      </thead>
      <tbody>
        {body.members.map(({ neuron, value, note }) => (
          <tr key={neuron} className="align-top">
            <td className="wrap-anywhere py-1 pr-5">{value}</td>
            <td className="py-1">
              <NeuronRefLink neuron={neuron} />
            </td>
            <td className="py-1 pl-5">{note && <Markdown text={note} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
)
