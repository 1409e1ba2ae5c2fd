import { plantedAlphabet } from '#lib/model/testing/planted-neurons.ts'
import { createRandom } from '#lib/model/testing/random-numbers.ts'

/** How common each token is, relative to the rest: `z` six times, words half. */
function weightOf(text: string): number {
  if (text === 'z') return 6
  return text >= 'A' && text <= 'W' ? 0.5 : 1
}

/**
 * Cumulative probabilities of the next token after each token, [token][token]: the tokens' weights, each times a number in
 * [0.5, 1.5) fixed once for the pair.
 */
function bigramTable(): number[][] {
  const random = createRandom(17)
  return plantedAlphabet.map(() => {
    let total = 0
    const sums = plantedAlphabet.map(text => {
      total += weightOf(text) * (0.5 + random())
      return total
    })
    return sums.map(sum => sum / total)
  })
}

/** `n` texts of `length` planted tokens (characters), drawn from one fixed bigram table; the same for the same seed. */
export function plantedDocuments(n = 2000, length = 128, seed = 1): string[] {
  const table = bigramTable()
  const random = createRandom(seed)
  return Array.from({ length: n }, () => {
    let token = Math.floor(random() * plantedAlphabet.length)
    let text = plantedAlphabet[token]
    for (let i = 1; i < length; i++) {
      const draw = random()
      token = table[token].findIndex(sum => draw < sum)
      text += plantedAlphabet[token]
    }
    return text
  })
}
