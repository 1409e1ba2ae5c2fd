import { randomBytes } from 'node:crypto'

/** A new name of a claim or a reply, 16 hex digits at random. */
export const newUid = (): string => randomBytes(8).toString('hex')

/** Whether a text can be the name of a claim or a reply. */
export const isUid = (text: string): boolean => /^[0-9a-f]{16}$/.test(text)
