import { describe, expect, it } from 'vitest'
import { plantedDocuments } from '#lib/model/testing/planted-documents.ts'
import { plantedAlphabet, plantedBos } from '#lib/model/testing/planted-neurons.ts'
import { plantedTokenizer } from '#lib/model/testing/planted-tokenizer.ts'
import type { AlignedExample } from '#lib/patterns/aligned-example.ts'
import { nLevels } from '#lib/patterns/firing-level.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { classAtoms } from '#lib/patterns/slot-atom.ts'
import { synthesise } from '#lib/patterns/synthesise.ts'
import { encodeTextPart, makeTextPart } from '#lib/patterns/text-part.ts'
import { trainTokens } from '#lib/patterns/train-tokens.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'

const tokenizer = createTokenizer(plantedTokenizer())
// By themselves pairs come once in some texts: here `th`, `7q` and their crosses stand in every text.
const common = { N: 'th', O: '7q', P: 'tq', Q: '7h' }
const documents = plantedDocuments(240, 128, 9).map(text =>
  Object.entries(common).reduce((all, [from, to]) => all.replaceAll(from, to), text),
)
const rows = documents.map((text, i) => {
  // Two of three documents are of the train half: its hash is even.
  return { document: i, first: 0, hash: BigInt(i % 3 === 0 ? 1 : 2), tokens: tokenizer.encode(text) }
})
const texts = assembleTexts([encodeTextPart(makeTextPart(0, rows, tokenizer.tokenBytes))])
const tokenTexts = Array.from({ length: 64 }, (_, id) => (id === plantedBos ? null : plantedAlphabet[id]))
const half = { texts, train: trainTokens(texts, 64), tokenTexts, classes: classAtoms(tokenTexts) }

/** A neuron that reaches M exactly where a rule holds, with 16 of these places as its examples, each of so many tokens. */
function neuronOf(fires: (text: string, at: number) => boolean, length: number) {
  const steps = new Uint8Array(texts.tokens.length)
  const slots: number[] = []
  const examples: AlignedExample[] = []
  documents.forEach((text, row) => {
    for (let at = 0; at < text.length; at++) {
      const slot = texts.rowSlot[row] + at
      if (!fires(text, at)) continue
      steps[slot] = 100
      if (texts.rowHalf[row] === 1) continue
      slots.push(slot)
      if (at < length || examples.length === 16) continue
      const tokens = Array.from({ length }, (_, i) => texts.tokens[slot - i])
      examples.push({ tokens, important: tokens.map((_, i) => i === 0 || i === length - 1), cluster: 0 })
    }
  })
  const fired = new Array<number>(nLevels).fill(slots.length)
  return { neuron: { steps, fired, slots: Uint32Array.from(slots) }, examples }
}

function found(fires: (text: string, at: number) => boolean, length: number) {
  const { neuron, examples } = neuronOf(fires, length)
  return synthesise(half, neuron, examples)
}

describe('a synthesised pattern', () => {
  it('is the token, the list, the class or the pair that was planted', () => {
    expect(found((text, at) => text[at] === 'q', 1)).toMatchObject({ source: 'q', wholeWord: false, f1: 1 })
    expect(found((text, at) => 'b('.includes(text[at]), 1)).toMatchObject({ source: '[(b]', f1: 1 })
    expect(found((text, at) => /\d/.test(text[at]), 1)).toMatchObject({ source: '\\d', f1: 1 })
    expect(found((text, at) => /th$/.test(text.slice(0, at + 1)), 2)).toMatchObject({ source: 'th', f1: 1 })
    expect(found((text, at) => /\d\($/.test(text.slice(0, at + 1)), 2)).toMatchObject({ source: '\\d\\(', f1: 1 })
  })

  it('leaves a gap where something in between does not matter', () => {
    const gap = found((text, at) => /z..\d$/s.test(text.slice(0, at + 1)), 4)
    expect(gap?.source).toBe('z.{0,3}\\d')
  })

  it('joins two patterns that share nothing', () => {
    const either = found((text, at) => /th$|\dq$/.test(text.slice(0, at + 1)), 2)
    expect(either?.f1).toBe(1)
    expect(either?.source.split('|').toSorted()).toEqual(['\\dq', 'th'])
  })

  it('takes the level at which it fires on nothing else', () => {
    const { neuron, examples } = neuronOf((text, at) => text[at] === 'x', 1)
    // It fires weakly on other letters.
    for (let slot = 0; slot < texts.tokens.length; slot++)
      if ('cdefg'.includes(plantedAlphabet[texts.tokens[slot]])) neuron.steps[slot] = 33
    const weak = neuron.slots.length * 6
    neuron.fired = neuron.fired.map((n, level) => (level < 3 ? weak : n))
    expect(synthesise(half, neuron, examples)).toMatchObject({ source: 'x', f1: 1, level: 3 })
  })

  it('is none for a neuron that hardly fires', () => {
    expect(found((text, at) => text[at] === 'q' && at === 5 && text.startsWith('a'), 1)).toBeNull()
  })

  it('is the same whatever the order of the examples', () => {
    const { neuron, examples } = neuronOf((text, at) => /[ab]\d$/.test(text.slice(0, at + 1)), 2)
    expect(synthesise(half, neuron, examples.toReversed())).toEqual(synthesise(half, neuron, examples))
  })
})
