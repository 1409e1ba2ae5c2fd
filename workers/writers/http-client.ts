import type { Family, WriterClient } from '#workers/writers/writer-client.ts'

/** Scripts that write over HTTP, each with a key of its own, as if from an address of its own behind a proxy. */
export function httpClient(site: string, keys: string[]): WriterClient {
  async function ask<T>(writer: number, path: string, body?: object): Promise<{ status: number; answer: T }> {
    const headers = {
      authorization: `Bearer ${keys[writer]}`,
      'x-forwarded-for': `198.51.100.${writer + 1}`,
      'content-type': 'application/json',
    }
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
    const response = await fetch(`${site}/api/claims${path}`, init)
    const text = await response.text()
    if (!response.ok && response.status !== 409) throw new Error(`${path}: ${response.status} ${text.trim()}`)
    return { status: response.status, answer: JSON.parse(text) as T }
  }
  return {
    createClaim: async (writer, claim) => (await ask<{ uid: string }>(writer, '', claim)).answer.uid,
    readFamily: async (writer, uid) => {
      // Lists have the current version alone: a claim by itself comes with all of them.
      const { answer } = await ask<{ claims: { uid: string; version: number; body: Family }[] }>(writer, '?kind=family')
      const claim = answer.claims.find(one => one.uid === uid)
      if (!claim) throw new Error(`no claim ${uid}`)
      return claim
    },
    editFamily: async (writer, uid, from, body) => {
      const sent = { from, body, confidence: 'medium' }
      const { status, answer } = await ask<{ current: { version: number }; merged: { body: Family } }>(
        writer,
        `/${uid}/versions`,
        sent,
      )
      return status === 409
        ? { written: false, version: answer.current.version, body: answer.merged.body }
        : { written: true }
    },
    vote: async (writer, uid, value, reason) => {
      await ask(writer, `/${uid}/votes`, { value, reason })
    },
    reply: async (writer, uid, text) => {
      await ask(writer, `/${uid}/replies`, { text })
    },
  }
}
