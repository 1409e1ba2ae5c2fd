import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '#lib/db.ts'

/** A visitor's text as it is kept. */
export interface KeptText {
  id: string
  model: string
  text: string
}

/** Name of a text of a model: the first 16 hex digits of sha256(model id, newline, text). */
export const textId = (modelId: number, text: string): string =>
  createHash('sha256').update(`${modelId}\n${text}`).digest('hex').slice(0, 16)

/** Keeps a text of a model under its name, which is returned; the same text twice is one. */
export async function keepText(modelId: number, text: string): Promise<string> {
  const id = textId(modelId, text)
  await db.liveText.createMany({ data: [{ id, modelId, text }], skipDuplicates: true })
  return id
}

/** A kept text of a model by its name; null where there is none. */
export async function readKeptText(model: string, id: string): Promise<KeptText | null> {
  const found = await db.liveText.findFirst({ where: { id, model: { name: model } } })
  return found && { id, model, text: found.text }
}
