import { licenceSentence, licenceUrl } from '#lib/claims/licence.ts'

/** What everybody is told before they write. */
export const LicenceWords = () => (
  <p className="max-w-prose text-ink-2 text-sm">
    <a href={licenceUrl} rel="noopener license">
      {licenceSentence}
    </a>{' '}
    Every version is kept and signed with your name.
  </p>
)
