import type { Writer } from '#lib/claims/writing.ts'
import { type Database, db } from '#lib/db.ts'

/** Adds rows of models without weights, each of one layer and ten neurons: enough to write claims about. */
export const addModels = (...names: string[]): Promise<void> => addModelsTo(db, ...names)

/** Adds them to another database. */
export async function addModelsTo(to: Database, ...names: string[]): Promise<void> {
  const tokenizer = await to.tokenizer.upsert({
    where: { hash: '0'.repeat(64) },
    create: { hash: '0'.repeat(64), json: new Uint8Array(), vocabSize: 4 },
    update: {},
  })
  const shape = { nLayers: 1, dModel: 4, nHeads: 1, dMlp: 10, dVocab: 4, nCtx: 8, actFn: 'solu_ln', nParams: 1 }
  await to.model.createMany({
    data: names.map(name => ({
      ...shape,
      name,
      path: name,
      weightsHash: name,
      tokenizerId: tokenizer.id,
      config: {},
    })),
  })
}

/** Makes people with confirmed e-mails, who sign in nowhere. */
export async function addPeople(...names: string[]): Promise<Writer[]> {
  const people: Writer[] = []
  for (const name of names) {
    const email = `${name.toLowerCase().replace(/\s/g, '')}@example.org`
    const { id } = await db.user.create({ data: { name, email, emailVerified: true } })
    people.push({ id, role: 'member' })
  }
  return people
}
