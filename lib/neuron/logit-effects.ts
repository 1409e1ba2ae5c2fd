import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'

/** A token and how much the neuron moves its logit: W_out[neuron] . W_U, folded and centred, per unit of post (methods §5). */
export interface LogitEffect {
  token: number
  effect: number
}

/** Direct logit effects at both ends of the vocabulary. */
export interface LogitEffects {
  /** Most promoted tokens, largest effect first. */
  promoted: LogitEffect[]
  /** Most suppressed tokens, smallest effect first. */
  suppressed: LogitEffect[]
}

const version = 1

/** Packs both lists into NeuronProfile.effects. */
export function encodeLogitEffects({ promoted, suppressed }: LogitEffects): Uint8Array<ArrayBuffer> {
  const out = createWriter(1024)
  out.u8(version)
  for (const list of [promoted, suppressed]) {
    out.varint(list.length)
    for (const { token, effect } of list) {
      out.u16(token)
      out.f32(effect)
    }
  }
  return out.finish()
}

/** Reads NeuronProfile.effects. */
export function decodeLogitEffects(bytes: Uint8Array): LogitEffects {
  const from = createReader(bytes)
  expectVersion(from, 'logit effects', version)
  const list = () => Array.from({ length: from.varint() }, () => ({ token: from.u16(), effect: from.f32() }))
  return { promoted: list(), suppressed: list() }
}
