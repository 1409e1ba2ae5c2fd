/** Compares values of a parameter: numbers by size, words by the alphabet. */
export const compareValues = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

/** Members with one more: before the first of a larger value where they stand in order, else at the end. */
export function placeMember<Member extends { value: string }>(members: readonly Member[], member: Member): Member[] {
  const ordered = members.every((one, i) => i === 0 || compareValues(members[i - 1].value, one.value) <= 0)
  const after = ordered ? members.findIndex(({ value }) => compareValues(value, member.value) > 0) : -1
  return after < 0 ? [...members, member] : members.toSpliced(after, 0, member)
}
