import { expect, test } from 'vitest'
import { parseHuntView } from '#lib/hunt/hunt-view.ts'
import { huntWhere } from '#lib/queries/hunt-where.ts'

test('what comes from the address is a parameter, never SQL', () => {
  const view = parseHuntView({
    model: 'solu-1l',
    show: 'live',
    smuggled: '0.1..0.5',
    topDomain: 'python,c++',
    kurtosis: '3..',
  })
  expect(huntWhere(view)).toEqual({
    sql:
      's.run_id = m.current_run_id and m.name = $1 and not s.dead and s.kurtosis::real >= $2::float8::real' +
      ' and a.smuggled::real >= $3::float8::real and a.smuggled::real <= $4::float8::real and a.top_domain = any($5::text[])',
    values: ['solu-1l', 3, 0.1, 0.5, ['python', 'c++']],
  })
})

test('without a filter all neurons of current runs are listed', () => {
  expect(huntWhere(parseHuntView({ sort: 'max' }))).toEqual({ sql: 's.run_id = m.current_run_id', values: [] })
})
