import { z } from 'zod'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'

/** Longest answer of a device that is read, in characters; usual ones have a thousand. */
const LONGEST = 20_000

const binary = z.string().regex(/^[\w-]+={0,2}$/)
const common = { id: binary.max(1400), rawId: binary.max(1400), type: z.literal('public-key') }
// What a browser adds of its own is of no use here.
const extensions = z.unknown().transform(() => ({}))

const made = z.object({
  ...common,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: binary,
    attestationObject: binary,
    transports: z
      .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']).catch('internal'))
      .max(10)
      .optional(),
  }),
})

const signed = z.object({
  ...common,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: binary,
    authenticatorData: binary,
    signature: binary,
    userHandle: binary.nullish().transform(handle => handle ?? undefined),
  }),
})

function read<T>(schema: z.ZodType<T>, text: FormDataEntryValue | null): T {
  const problem = new AccountRefusal(400, 'Passkey: wanted the answer of a device, got something else. Try again.')
  if (typeof text !== 'string' || text.length > LONGEST) throw problem
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw problem
  }
}

/** A new key pair's public half, as a device told it in JSON. Throws AccountRefusal (400) for anything else. */
export const readMade = (text: FormDataEntryValue | null) => read(made, text)

/** A device's signature under a challenge, as it told it in JSON. Throws AccountRefusal (400) for anything else. */
export const readSigned = (text: FormDataEntryValue | null) => read(signed, text)
