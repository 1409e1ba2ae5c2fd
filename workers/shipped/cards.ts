import { writeCards } from '#workers/shipped/write-cards.ts'

// `node --import tsx workers/shipped/cards.ts`: cards, README's table and manifest, after anything in models/ changed.
await writeCards()
