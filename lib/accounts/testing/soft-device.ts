import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64url = (data: string | Buffer) => Buffer.from(data).toString('base64url')
const bytes = (...parts: (number | Buffer)[]) =>
  Buffer.concat(parts.map(part => (typeof part === 'number' ? Buffer.from([part]) : part)))

/** A device that holds one passkey of `rpID` and answers as a browser at `origin` would tell it (WebAuthn level 2, sections 5.8.1, 6.1 and 6.5). */
export function softDevice(rpID: string, origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let count = 0
  // Someone was there and was known to the device; the count is four bytes.
  const head = (more: number) => bytes(sha256(rpID), 0x05 | more, 0, 0, 0, ++count)
  const said = (type: string, challenge: string) => JSON.stringify({ type, challenge, origin, crossOrigin: false })
  const common = { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} }
  return {
    /** A new key pair's public half, unsigned (attestation "none"), in CBOR. */
    make({ challenge }: { challenge: string }): string {
      const point = (name: number, value: string) => bytes(name, 0x58, 32, Buffer.from(value, 'base64url'))
      const key = bytes(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, point(0x21, x), point(0x22, y))
      const data = bytes(head(0x40), Buffer.alloc(16), 0, id.length, id, key)
      const word = (text: string) => bytes(0x60 + text.length, Buffer.from(text))
      const attestation = bytes(
        0xa3,
        word('fmt'),
        word('none'),
        word('attStmt'),
        0xa0,
        word('authData'),
        0x58,
        data.length,
        data,
      )
      return JSON.stringify({
        ...common,
        response: {
          clientDataJSON: base64url(said('webauthn.create', challenge)),
          attestationObject: base64url(attestation),
          transports: ['internal'],
        },
      })
    },
    /** A signature under the challenge. */
    sign({ challenge }: { challenge: string }): string {
      const told = said('webauthn.get', challenge)
      const data = head(0)
      const signature = sign('sha256', bytes(data, sha256(told)), privateKey)
      return JSON.stringify({
        ...common,
        response: {
          clientDataJSON: base64url(told),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      })
    },
  }
}
