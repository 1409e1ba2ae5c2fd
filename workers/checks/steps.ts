/** One check of `npm test`. */
export interface Step {
  name: string
  /** Node script and its arguments. */
  args: string[]
  /** File its runner writes a JSON report to. */
  report?: string
  /** Added to the environment. */
  environment?: Record<string, string>
}

/** Every check in the order they run, cheapest first; reports go to the given folder. */
export function planSteps(folder: string): Step[] {
  const vitest = (name: string, project: string): Step => {
    const report = `${folder}/${name}.json`
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
    return { name, report, args: ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters] }
  }
  const browser = `${folder}/browser.json`
  return [
    { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
    { name: 'lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
    { name: 'house', args: ['--import', 'tsx', 'workers/checks/house.ts'] },
    vitest('unit', 'unit'),
    vitest('database', 'db'),
    { name: 'build', args: ['--import', 'tsx', 'workers/checks/build.ts'] },
    {
      name: 'browser',
      args: [
        'node_modules/@playwright/test/cli.js',
        'test',
        `--reporter=${process.stdout.isTTY ? 'line' : 'dot'},json`,
      ],
      report: browser,
      environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: browser },
    },
  ]
}
