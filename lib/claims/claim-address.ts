/** Address of a claim's page. */
export const claimHref = (uid: string): string => `/claims/${encodeURIComponent(uid)}`

/** Address of the form for a new claim, filled in with these fields (lib/claims/claim-fields.ts). */
export function newClaimHref(fields: Record<string, string> = {}): string {
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ''))
  return query.size > 0 ? `/claims/new?${query}` : '/claims/new'
}
