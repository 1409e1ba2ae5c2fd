'use client'

import { PredicateFields } from '#components/claims/predicate-fields.tsx'
import { MemberEditor } from '#components/family/member-editor.tsx'
import { Area, Choice, Line, Tick } from '#components/ui/fields.tsx'
import type { ClaimFields } from '#lib/claims/claim-fields.ts'
import { relationPhrase } from '#lib/claims/claim-title.ts'
import { type ClaimKind, relations, symmetries } from '#lib/claims/kinds.ts'

interface Props {
  kind: ClaimKind
  values: ClaimFields
  /** Labels there are, for a tag. */
  labels?: readonly string[]
}

const relationWords = Object.fromEntries(relations.map(one => [one, relationPhrase(one)]))

/** The fields that only one kind of claim has. */
export function KindFields({ kind, values, labels }: Props) {
  if (kind === 'family')
    return (
      <>
        <Line name="title" label="Title" value={values.title} required maxLength={120} />
        <Choice name="symmetry" label="What they have in common" value={values.symmetry} options={symmetries} />
        <Line
          name="parameter"
          label="Parameter"
          value={values.parameter}
          hint="What differs, such as: digit."
          required
          maxLength={120}
        />
        <MemberEditor
          name="members"
          label="Members, in the parameter’s order"
          value={values.members}
          hint="model/layer/neuron, its value, and a note after “ | ” if you like. A value is a text that a token shows, or says where it is shown: German /\b(der|die)\b/, or Python domain:python."
          values
        />
      </>
    )
  if (kind === 'split')
    return (
      <>
        <Line name="parent" label="The one neuron" value={values.parent} hint={refHint} typed required />
        <MemberEditor
          name="children"
          label="The neurons that share it, of other models"
          value={values.children}
          hint="model/layer/neuron, and a note after “ | ” if you like."
          values={false}
        />
      </>
    )
  if (kind === 'relation')
    return (
      <>
        <Line name="source" label="Neuron" value={values.source} hint={refHint} typed required />
        <Choice name="relation" label="What it is" value={values.relation} options={relations} words={relationWords} />
        <Line name="target" label="to the neuron" value={values.target} hint={refHint} typed required />
      </>
    )
  return (
    <>
      <Area
        name="neurons"
        label="Neurons"
        value={values.neurons}
        hint={`${refHint} One a line.`}
        typed
        required
        rows={1}
      />
      {kind === 'tag' && (
        <Line name="label" label="Label" value={values.label} list={labels} required maxLength={120} />
      )}
      {kind === 'regex' && (
        <div className="grid gap-1.5">
          <Line name="pattern" label="Regular expression" value={values.pattern} typed required maxLength={500} />
          <div className="flex flex-wrap gap-x-4">
            <Tick name="case" label="Upper and lower case alike" on={values.case === '1'} />
            <Tick name="word" label="Whole words only" on={values.word === '1'} />
          </div>
        </div>
      )}
      {kind !== 'regex' && <PredicateFields values={values} />}
    </>
  )
}

const refHint = 'As in its address: model/layer/neuron.'
