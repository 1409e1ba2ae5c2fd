import { expect, test } from 'vitest'
import { bareWindow, endAt } from '#lib/neuron/ranked-window.ts'
import { packRow, rowActivation, unpackTokens } from '#lib/tokens/packed-row.ts'
import { packedWindowHtml } from '#lib/tokens/window.ts'

const tokenBytes = (id: number) => Uint8Array.of(97 + id)

test('a window stays inside its row, whose first token may be its own', () => {
  const ref = { document: 3, token: 260, activation: 2 }
  expect(bareWindow(ref, 256, 50, 10).window).toMatchObject({ start: 255, levels: new Uint8Array(16) })
  expect(bareWindow({ ...ref, token: 255 }, 256, 50, 10).window.start).toBe(255)
})

test('only the token of the row has an activation, the others are not zero but unknown', () => {
  const example = endAt(bareWindow({ document: 3, token: 4, activation: 2 }, 256, 2, 10), 4)
  const packed = JSON.parse(JSON.stringify(packRow(example, [0, 1, 2, 3], { source: 0, tokenBytes })))
  const { levels } = unpackTokens(packed)
  expect(levels.map((level, i) => rowActivation(packed, level, i))).toEqual([Number.NaN, Number.NaN, 2, Number.NaN])
  for (const negative of [false, true])
    expect(packedWindowHtml(packed, 2, negative)).toEqual({ left: 'ab', right: '<u style="--t:1">c</u>d' })
})
