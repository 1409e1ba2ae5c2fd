import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Computing, Undefined } from '#components/neuron/absent.tsx'

const text = (node: React.ReactNode) => renderToStaticMarkup(node).replace(/<[^>]*>/g, '')

test('what is still to come says which pass it waits for and what that reads', () => {
  const words = text(<Computing title="Purity by level" pass="purity" failure={null} />)
  expect(words).toContain('computing')
  expect(words).toContain(
    'The pass “purity” of the analysis, which reads a sample of every level of activation, is not done',
  )
})

test('a failed analysis never reads as computing, and tells why and what to do', () => {
  const words = text(<Computing title="Reasons to fire" pass="reasons" failure="wanted weights, got none" />)
  expect(words).not.toContain('computing')
  expect(words).toContain('failed: wanted weights, got none')
  expect(words).toContain('goes on where it stopped')
  expect(text(<Computing title="Reasons to fire" pass="reasons" failure="" />)).toContain('it gave no reason')
})

test('what does not exist says why', () => {
  expect(text(<Undefined dead />)).toBe('Not computed: the neuron never fires.')
  expect(text(<Undefined dead={false} />)).toBe('Not computed: it fires on too few tokens of the sample.')
  expect(text(<Undefined dead={false} why="it has few texts" />)).toBe('Not computed: it has few texts.')
})
