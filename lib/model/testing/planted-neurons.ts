/** One hand-set neuron of the planted model. */
export interface PlantedNeuron {
  /** Weight on each token's embedding direction, by token text. */
  tokens: Record<string, number>
  /** b_in; 0 where absent. */
  bias?: number
  /** -1 writes against its output direction (a suppressing neuron); 1 where absent. */
  writes?: -1
}

/** The text of the planted tokens 0 .. 62: letters, digits, space, newline, brackets, and A-W that stand for words. */
export const plantedAlphabet = [...'abcdefghijklmnopqrstuvwxyz0123456789 \n()ABCDEFGHIJKLMNOPQRSTUVW']

/** Id of `<|BOS|>`. */
export const plantedBos = 63

const digits = [...'0123456789']
const weakLetters = [...'cdefghijklmno']
/** Token 40 + i. */
const word = (i: number) => plantedAlphabet[40 + i]

/**
 * The neurons of the planted model in order. Base (32): 0 `q`; 1 `b` and `(`; 2-11 one digit each, 3 suppressing; 12 all
 * digits; 13 `x` and weakly 13 other letters; 14 dead; 15-20 a word each and weakly `z`; 21-31 a word each. The twin (48)
 * has `b` and `(` in two neurons, no neuron for all digits, and 16 more that read one token each.
 */
export function plantedNeurons(twin: boolean): PlantedNeuron[] {
  const only = (text: string): PlantedNeuron => ({ tokens: { [text]: 1 } })
  const neurons: PlantedNeuron[] = [only('q')]
  if (twin) neurons.push(only('b'), only('('))
  else neurons.push({ tokens: { b: 1, '(': 1 } })
  neurons.push(...digits.map(only))
  if (!twin) neurons.push({ tokens: Object.fromEntries(digits.map(digit => [digit, 1])) })
  neurons.push({ tokens: { x: 1, ...Object.fromEntries(weakLetters.map(letter => [letter, 0.45])) } })
  // A column without weights: LayerNorm would not let a constant one through either.
  neurons.push({ tokens: {}, bias: -20 })
  for (let i = 0; i < 17; i++) neurons.push({ tokens: { [word(i)]: 1, ...(i < 6 ? { z: 0.25 } : {}) } })
  if (twin) neurons.push(...[...'aprstuvwy)', ...Array.from({ length: 6 }, (_, i) => word(17 + i))].map(only))
  neurons[3].writes = -1
  return neurons
}
