/** The games, in the order in which they are offered. Each asks one question about a neuron. */
export const games = ['detection', 'fuzzing', 'intruder', 'peak'] as const

/** One of the games. */
export type Game = (typeof games)[number]

/** Whether a word out of an address is one. */
export const isGame = (word: string): word is Game => (games as readonly string[]).includes(word)

/** Names and questions of the games. */
export const gameWords: Record<Game, { name: string; question: string; lead: string }> = {
  detection: {
    name: 'Detection',
    question: 'Does the neuron fire in this text?',
    lead: 'A text, and one question: does the neuron fire anywhere in it?',
  },
  fuzzing: {
    name: 'Fuzzing',
    question: 'Are the highlights where it fires?',
    lead: 'It fires in this text. Are the marked tokens the right ones, or as many at random?',
  },
  intruder: {
    name: 'Intruder',
    question: 'Which of the five is another neuron’s?',
    lead: 'Four texts of one neuron, one of another that fires on the same token.',
  },
  peak: {
    name: 'Predict the peak',
    question: 'Tap the token on which it fires most.',
    lead: 'It fires in this text: on which token most?',
  },
}

/** Chance of a right answer to somebody who knows nothing; of a score's mean for `peak`. */
export const chanceOf: Record<Game, number> = { detection: 0.5, fuzzing: 0.5, intruder: 0.2, peak: 0.5 }
