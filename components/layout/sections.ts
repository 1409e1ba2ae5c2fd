/** The sections of the site, in the order of the navigation. */
export const SECTIONS = [
  { href: '/', label: 'Models' },
  { href: '/runs', label: 'Runs' },
] as const

/** The section a path belongs to: what is not about runs or a search is about models. */
export const sectionOf = (pathname: string): string | null => {
  if (pathname === '/runs' || pathname.startsWith('/runs/')) return '/runs'
  return pathname === '/search' ? null : '/'
}
