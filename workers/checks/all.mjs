// `npm test`: every check of the project. Arguments name single ones: types, lint, house, unit, database, build, browser.
import { register } from 'tsx/esm/api'

register()
const { runChecks } = await import('./run-checks.ts')
process.exit(await runChecks(process.argv.slice(2)))
