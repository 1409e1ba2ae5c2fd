/** A member of a family, or a child of a split, as a line of a form says it: `neuron value | note`, or `neuron | note`. */
export interface MemberLine {
  /** As it was typed; whether it is a neuron is checked with the claim. */
  neuron: string
  /** Empty where none was typed, and for children. */
  value: string
  note: string
}

/** Reads a line of members; of children where they have no values. */
export function parseMemberLine(line: string, { values }: { values: boolean }): MemberLine {
  const [head, ...rest] = line.trim().split(/ \| ?/)
  const note = rest.join(' | ').trim()
  if (!values) return { neuron: head.trim(), value: '', note }
  const [, neuron = '', value = ''] = /^(\S*)\s*(.*)$/.exec(head) ?? []
  return { neuron, value: value.trim(), note }
}

/** Lines that are not empty, read. */
export const parseMemberLines = (text: string, options: { values: boolean }): MemberLine[] =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => parseMemberLine(line, options))

/** A member as a line; line breaks, which would make two members of it, become spaces. */
export const memberLine = ({ neuron, value, note }: MemberLine): string =>
  `${neuron} ${value}${note.trim() ? ` | ${note}` : ''}`.replace(/\s+/g, ' ').trim()
