/** A tag's label in its one form: lower case, single spaces. */
export const tagLabel = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
