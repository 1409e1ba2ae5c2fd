import { randomBytes } from 'node:crypto'

/** A new name of a claim or a reply, 16 hex digits at random. */
export const newUid = (): string => randomBytes(8).toString('hex')
