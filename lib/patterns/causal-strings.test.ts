import { describe, expect, it } from 'vitest'
import { plantedDocuments } from '#lib/model/testing/planted-documents.ts'
import { plantedTokenizer } from '#lib/model/testing/planted-tokenizer.ts'
import { mustFire, stringKinds } from '#lib/patterns/causal-string.ts'
import { type CausalSource, causalStrings } from '#lib/patterns/causal-strings.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { writableText } from '#lib/tokens/writable-text.ts'

const tokenizer = createTokenizer(plantedTokenizer())
const texts = plantedDocuments(120, 128, 4)

/** What a pattern's causal test on planted texts is made from; `draw` makes a text that matches. */
function sourceOf(pattern: RegExp, draw: (random: () => number) => string | null): CausalSource {
  const matches: { document: number; token: number }[] = []
  const documents = texts.map(text => tokenizer.encode(text))
  const predicts = (tokens: Uint16Array) => pattern.test(tokenizer.decode(tokens))
  for (const [document, tokens] of documents.entries())
    for (let i = 0; i < tokens.length; i++) if (predicts(tokens.slice(0, i + 1))) matches.push({ document, token: i })
  return {
    longest: 255,
    documents,
    matches,
    encode: writableText(tokenizer),
    decode: tokenizer.decode,
    predicts,
    sample: draw,
  }
}

const digit = sourceOf(/\d$/, random => String(Math.floor(random() * 10)))
const pair = sourceOf(/th$/, () => 'th')

describe('strings of a causal test', () => {
  it('are 200 that the pattern predicts to fire and 200 that it does not, each once', () => {
    for (const source of [digit, pair]) {
      const strings = causalStrings(source, 1)
      expect(strings.filter(({ kind }) => mustFire(kind))).toHaveLength(200)
      expect(strings.filter(({ kind }) => !mustFire(kind))).toHaveLength(200)
      for (const { kind, tokens } of strings) expect(source.predicts(tokens)).toBe(mustFire(kind))
      expect(new Set(strings.map(({ tokens }) => tokens.join())).size).toBe(strings.length)
    }
  })

  it('come in every kind that there is', () => {
    const kinds = (source: CausalSource) => new Set(causalStrings(source, 1).map(({ kind }) => kind))
    // There is no digit in `th`, no letter whose case could be flipped in a digit, and a lone digit is at home everywhere.
    expect([...stringKinds].filter(kind => !kinds(pair).has(kind))).toEqual(['digit'])
    expect([...stringKinds].filter(kind => !kinds(digit).has(kind))).toEqual(['case', 'space', 'reorder', 'context'])
  })

  it('name the match that they are an edit of', () => {
    const strings = causalStrings(pair, 1)
    for (const { kind, source, document, tokens } of strings) {
      if (kind === 'corpus' || kind === 'sampled' || kind === 'prefix') expect(source).toBe(-1)
      else expect(strings[source]).toMatchObject({ kind: 'corpus', document })
      if (kind === 'delete') {
        const original = tokenizer.decode(strings[source].tokens)
        expect([`${original.slice(0, -2)}h`, original.slice(0, -1)]).toContain(tokenizer.decode(tokens))
      }
      if (kind === 'context') expect(tokenizer.decode(tokens).at(-1)).toBe('h')
    }
  })

  it('are the same for one seed, others for another', () => {
    expect(causalStrings(pair, 7)).toEqual(causalStrings(pair, 7))
    expect(causalStrings(pair, 8)).not.toEqual(causalStrings(pair, 7))
  })

  it('are found matches where nothing can be drawn from the pattern', () => {
    const strings = causalStrings({ ...digit, sample: () => null }, 1)
    const count = (kind: string) => strings.filter(string => string.kind === kind).length
    expect(count('sampled')).toBe(0)
    expect(count('corpus') + count('prefix')).toBe(200)
  })

  it('are never longer than what the model reads', () => {
    const strings = causalStrings({ ...pair, longest: 9 }, 1)
    expect(strings.length).toBeGreaterThan(300)
    expect(Math.max(...strings.map(({ tokens }) => tokens.length))).toBeLessThanOrEqual(9)
  })

  it('are fewer where the text has few matches, and none without any', () => {
    expect(causalStrings({ ...pair, matches: [], sample: () => null }, 1)).toEqual([])
    const one = causalStrings({ ...pair, matches: pair.matches.slice(0, 1), sample: () => null }, 1)
    expect(one.filter(({ kind }) => kind === 'corpus')).toHaveLength(1)
    expect(one.filter(({ kind }) => kind === 'prefix').length).toBeGreaterThan(50)
  })
})
