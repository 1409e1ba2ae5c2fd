/** The sections of the site, in the order of the navigation. */
export const SECTIONS = [
  { href: '/', label: 'Models' },
  { href: '/hunt', label: 'Hunt' },
  { href: '/regex', label: 'Patterns' },
  { href: '/algorithmic', label: 'Algorithmic' },
  { href: '/claims', label: 'Claims' },
  { href: '/runs', label: 'Runs' },
  { href: '/methods', label: 'Methods' },
] as const

/** The section a path belongs to, null for a search, an account, lists and what keeps order; models and neurons belong to Models. */
export const sectionOf = (pathname: string): string | null => {
  const section = SECTIONS.find(({ href }) => href !== '/' && (pathname === href || pathname.startsWith(`${href}/`)))
  if (section) return section.href
  if (/^\/(tags|families|splits|play)\b/.test(pathname)) return '/claims'
  return /^\/(search|account|lists|people|activity|questions|flag|moderation|admin)(\/|$)/.test(pathname) ? null : '/'
}
