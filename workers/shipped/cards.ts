import { writeCards } from '#workers/shipped/write-cards.ts'

// `node --import tsx workers/shipped/cards.ts`: the model cards and the manifest, after anything in models/ changed.
await writeCards()
