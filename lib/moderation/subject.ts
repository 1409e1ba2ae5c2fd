import { AccountRefusal } from '#lib/accounts/account-refusal.ts'

/** Kinds of things that can be flagged and moderated, with the form of what names one. */
const forms = {
  claim: /^[0-9a-f]{16}$/,
  reply: /^[0-9a-f]{16}$/,
  list: /^[0-9a-f]{16}$/,
  search: /^[1-9]\d{0,8}$/,
  task: /^[1-9]\d{0,8}$/,
  user: /^[1-9]\d{0,8}$/,
}

/** A kind of thing that can be moderated. */
export type SubjectKind = keyof typeof forms

/** What a flag or an action is about. */
export interface Subject {
  kind: SubjectKind
  /** Its uid, or its id where it has none. */
  name: string
}

/** Reads `claim:{uid}`, `user:{id}`, ...; throws AccountRefusal (400) for anything else. */
export function parseSubject(text: string): Subject {
  const [kind, name = ''] = text.split(':', 2)
  if (Object.hasOwn(forms, kind) && forms[kind as SubjectKind].test(name) && text === `${kind}:${name}`)
    return { kind: kind as SubjectKind, name }
  throw new AccountRefusal(
    400,
    `subject: wanted one such as claim:0123456789abcdef or user:12, got ${text.slice(0, 60)}.`,
  )
}

/** A subject as it stands in tables and addresses. */
export const subjectText = ({ kind, name }: Subject): string => `${kind}:${name}`
