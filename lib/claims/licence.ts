/** The licence of all public claims, by its SPDX identifier. */
export const claimLicence = 'CC-BY-4.0'

/** What everybody is told before they write. */
export const licenceSentence = 'Claims are published under CC BY 4.0.'

/** Where the licence stands. */
export const licenceUrl = 'https://creativecommons.org/licenses/by/4.0/'
