/** Most characters of a claim in a line of a feed. */
const LONGEST = 140

/** What a claim states in one line of plain text, from its stored body; empty where it is in none of the forms. */
export function claimLine(kind: string, body: unknown): string {
  const said = (body ?? {}) as Record<string, unknown>
  const text = (name: string) => (typeof said[name] === 'string' ? (said[name] as string) : '')
  const line: Record<string, () => string> = {
    description: () => text('text'),
    tag: () => text('label'),
    family: () => text('title'),
    split: () => `${text('parent')} splits into ${Array.isArray(said.children) ? said.children.length : 0}`,
    regex: () => `/${text('pattern')}/`,
    relation: () => `${text('source')} ${relationWords[text('relation')] ?? 'to'} ${text('target')}`,
  }
  const whole = (Object.hasOwn(line, kind) ? line[kind]() : '').replace(/\s+/g, ' ').trim()
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1).trimEnd()}…` : whole
}

const relationWords: Record<string, string> = {
  'same-feature': 'has the same feature as',
  opposite: 'is the opposite of',
  excites: 'excites',
  inhibits: 'inhibits',
}
