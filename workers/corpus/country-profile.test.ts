import { expect, it } from 'vitest'
import { renderCountryProfile } from '#workers/corpus/country-profile.ts'

const profile = {
  Introduction: { Background: { text: 'First. ++ Second.' } },
  Geography: {
    Area: { total: { text: '357,022 sq km' }, note: { text: 'with  lakes' }, map: { text: null } },
    'Land use': { text: 'arable ++ other' },
  },
  Government: { 'Country name': { 'conventional short form': { text: 'Germany' } } },
}

it('keeps the paragraphs of the background and puts every other field on a line', () => {
  const sections = renderCountryProfile(profile, 'gm')
  expect(sections.map(({ country, section }) => `${country}/${section}`)).toEqual([
    'Germany/Introduction',
    'Germany/Geography',
    'Germany/Government',
  ])
  expect(sections[0].text).toBe('Germany: Introduction\n\nFirst.\n\nSecond.')
  expect(sections[1].text).toBe(
    'Germany: Geography\n\nArea: total: 357,022 sq km; note: with lakes\nLand use: arable; other',
  )
})

it('takes the long form where there is no short one, and names what has no government', () => {
  const forms = { 'conventional short form': { text: 'none' }, 'conventional long form': { text: 'Republic of X' } }
  expect(renderCountryProfile({ Government: { 'Country name': forms } }, 'xy')[0].country).toBe('Republic of X')
  expect(renderCountryProfile({ Geography: {} }, 'zh')[0].country).toBe('Atlantic Ocean')
})
