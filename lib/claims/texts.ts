import { z } from 'zod'

// Control characters but tab and line break, and characters that turn the direction of what follows: neither belongs into a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones refused
const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

const joined = (text: string) => text.replace(/\s+/g, ' ')
const asTyped = (text: string) => text.replaceAll('\r\n', '\n')

/** A text of `least` to `most` characters, tidied first. */
const text = (tidy: (text: string) => string, least: 0 | 1, most: number) =>
  z
    .string()
    .transform(given => tidy(given.normalize('NFC')).trim())
    .pipe(
      z
        .string()
        .min(least, 'Write something here.')
        .max(most, `Write at most ${most.toLocaleString('en')} characters here.`)
        .refine(given => !refused.test(given), 'Remove the control characters.'),
    )

/** One line of at most 120 characters, spaces joined. */
export const line = text(joined, 1, 120)

/** One line of at most 120 characters that may be empty. */
export const note = text(joined, 0, 120)

/** Markdown of at most 4,000 characters. */
export const prose = text(asTyped, 1, 4000)

/** Markdown of at most 4,000 characters that may be empty. */
export const optionalProse = text(asTyped, 0, 4000)

/** Markdown of at most 1,000 characters that may be empty: why somebody votes as they do. */
export const reason = text(asTyped, 0, 1000)
