import { z } from 'zod'

// Control characters but tab and line break, and characters that turn the direction of what follows: neither belongs into a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones refused
const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

/** One line of at most 120 characters, spaces joined. */
export const line = z
  .string()
  .transform(text => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Write something here.')
      .max(120, 'Write at most 120 characters here.')
      .refine(text => !refused.test(text), 'Remove the control characters.'),
  )

/** Markdown of at most 4,000 characters. */
export const prose = z
  .string()
  .transform(text => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
  .pipe(
    z
      .string()
      .min(1, 'Write something here.')
      .max(4000, 'Write at most 4,000 characters here.')
      .refine(text => !refused.test(text), 'Remove the control characters.'),
  )

/** One line of at most 120 characters that may be empty. */
export const note = z
  .string()
  .transform(text => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .max(120, 'Write at most 120 characters here.')
      .refine(text => !refused.test(text), 'Remove the control characters.'),
  )

/** Markdown of at most 1,000 characters that may be empty: why somebody votes as they do. */
export const reason = z
  .string()
  .transform(text => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
  .pipe(
    z
      .string()
      .max(1000, 'Write at most 1,000 characters here.')
      .refine(text => !refused.test(text), 'Remove the control characters.'),
  )
