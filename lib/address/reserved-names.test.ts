import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reservedLayers, reservedNames } from '#lib/address/reserved-names.ts'

// A folder that begins with _ has no pages.
test('every page of the site that is no model has its name reserved', () => {
  const app = new URL('../../app', import.meta.url)
  const pages = readdirSync(app, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !/^[[_]/.test(entry.name))
    .map(({ name }) => name)
  expect(pages).toContain('runs')
  for (const page of pages) expect(reservedNames, page).toContain(page)
})

test('every page of a model that is no layer has its word reserved', () => {
  const model = new URL('../../app/[model]', import.meta.url)
  const pages = readdirSync(model, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('['))
    .map(({ name }) => name)
  expect(pages.toSorted()).toEqual([...reservedLayers].toSorted())
})
