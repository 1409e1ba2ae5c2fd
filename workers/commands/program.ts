import { availableParallelism } from 'node:os'
import { Command, InvalidArgumentError, Option } from 'commander'
import { backendChoices } from '#lib/inference/backend.ts'
import { hookSites } from '#lib/neuron/hook-site.ts'
import { sortScores } from '#lib/patterns/search-index.ts'
import { addAdminCommands } from '#workers/commands/admin-program.ts'
import { addClaimsCommands } from '#workers/commands/claims-program.ts'
import type { VerifyOptions } from '#workers/commands/verify.ts'
import type { WorkCommandOptions } from '#workers/commands/work.ts'
import type { StartOptions } from '#workers/start/start.ts'

/** What a command's action leaves for the process to exit with. */
export interface ProgramResult {
  code: number
}

const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 1024)
    throw new InvalidArgumentError('wanted a whole number from 1 to 1024')
  return value
}

const seedNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 2 ** 31 - 1)
    throw new InvalidArgumentError('wanted a whole number from 0 to 2147483647')
  return value
}

const threadsOption = (): Option =>
  new Option('--threads <n>', 'worker threads, one job each')
    .argParser(wholeNumber)
    .default(availableParallelism(), 'one a core')

const deviceOption = (): Option =>
  new Option('--device <device>', 'what to scan on (default: SOLUSCOPE_DEVICE, else cpu)').choices([...backendChoices])

const examples = (...lines: string[]): string => `\nExamples:\n${lines.map(line => `  ${line}`).join('\n')}`

/*
 * Each command's code is loaded when it is run: `soluscope --help` must not wait for the inference runtime.
 */
const addModelCommands = (program: Command, result: ProgramResult): void => {
  const model = program.command('model').description('add, check and list models')
  model
    .command('add')
    .description(
      'add a model: config.json, tokenizer.json and weights (safetensors or torch) in a folder or on the HuggingFace hub',
    )
    .argument(
      '<path|repo>',
      "a folder, a file of weights, or owner/name[/file] on the hub; its name becomes the model's",
    )
    .option('--check <corpus>', 'corpus for the import gate (default: the sample corpus, or the only one)')
    .option('--no-check', 'add it without the import gate')
    .option('--replace', 'put these weights in the place of the model of that name')
    .addHelpText(
      'after',
      examples(
        'soluscope model add models/solu-1l-d64',
        'soluscope model add ~/my-model --replace',
        'soluscope model add NeelNanda/SoLU_1L512W_C4_Code',
        'soluscope model add solu-1l/checkpoints/tokens_000060293120.pth',
      ),
    )
    .action(async (path: string, options: { replace?: boolean; check?: string | boolean }) => {
      const { modelAddCommand } = await import('#workers/commands/models.ts')
      result.code = await modelAddCommand(path, options)
    })
  model
    .command('check')
    .description('put a model through the import gate: loss on texts, against a table of token pairs; induction heads')
    .argument('<model>', 'a model of "soluscope model list"')
    .argument('<corpus>', 'a corpus of "soluscope corpus list"')
    .action(async (name: string, corpus: string) => {
      const { modelCheckCommand } = await import('#workers/commands/model-check.ts')
      result.code = await modelCheckCommand(name, corpus)
    })
  model
    .command('list')
    .description('list the models')
    .action(async () => {
      const { modelListCommand } = await import('#workers/commands/models.ts')
      result.code = await modelListCommand()
    })
}

const addCorpusCommands = (program: Command, result: ProgramResult): void => {
  const corpus = program.command('corpus').description('add and list corpora')
  corpus
    .command('add')
    .description(
      'add texts as a corpus: JSONL with a "text" field, Parquet, plain text, or folders of these, gzipped or not',
    )
    .argument('<name>', "the corpus' name")
    .argument('<path...>', 'files and folders')
    .option('--strict', 'stop at the first bad line instead of counting and skipping it')
    .addHelpText(
      'after',
      examples('soluscope corpus add pile pile-10k.jsonl.gz', 'soluscope corpus add mine notes/ more.parquet --strict'),
    )
    .action(async (name: string, paths: string[], options: { strict?: boolean }) => {
      const { corpusAddCommand } = await import('#workers/commands/corpora.ts')
      result.code = await corpusAddCommand(name, paths, options)
    })
  corpus
    .command('sample')
    .description('add the sample corpus: texts inside the packages that "npm ci" installed')
    .action(async () => {
      const { corpusSampleCommand } = await import('#workers/commands/corpora.ts')
      result.code = await corpusSampleCommand()
    })
  corpus
    .command('list')
    .description('list the corpora')
    .action(async () => {
      const { corpusListCommand } = await import('#workers/commands/corpora.ts')
      result.code = await corpusListCommand()
    })
}

const addRunCommands = (program: Command, result: ProgramResult): void => {
  program
    .command('run')
    .description('scan a model over a corpus and publish its neurons; the same again changes nothing')
    .argument('<model>', 'a model of "soluscope model list"')
    .argument('<corpus>', 'a corpus of "soluscope corpus list"')
    .addOption(
      new Option('--site <site>', 'hook point to read (default: mid for SoLU models, else post)').choices([
        ...hookSites,
      ]),
    )
    .addOption(
      new Option('--unit <unit>', 'what counts once among the strongest examples').choices(['document', 'row']),
    )
    .option('--include-bos', 'let the BOS position enter the statistics (never the examples)')
    .option('--neuroscope-compat', "Neuroscope's conventions: --unit row --include-bos")
    .option('--wait', 'work on it in this process and return when it is published and analysed')
    .option('--wait-published', 'as --wait, but return as soon as it is published; workers analyse it later')
    .addOption(threadsOption())
    .addOption(deviceOption())
    .addHelpText(
      'after',
      examples(
        'soluscope run solu-1l-d64 sample --wait',
        'soluscope run solu-1l-d128 sample --site post   # queued for the workers that run',
      ),
    )
    .action(async (model: string, corpus: string, options) => {
      const { runCommand } = await import('#workers/commands/run.ts')
      result.code = await runCommand(model, corpus, options)
    })
  program
    .command('runs')
    .description('list all runs and how far they are')
    .action(async () => {
      const { runsCommand } = await import('#workers/commands/runs.ts')
      result.code = await runsCommand()
    })
  program
    .command('work')
    .description('join as a worker: take jobs from the queue until stopped')
    .addOption(threadsOption())
    .addOption(deviceOption())
    .option('--once', 'stop when the queue is empty')
    .addHelpText(
      'after',
      examples(
        'DATABASE_URL=postgresql://... soluscope work --threads 8   # any machine with the weights',
        'soluscope work --once',
        'soluscope work --device auto   # on a GPU, where there is one that computes as the CPU does',
      ),
    )
    .action(async (options: WorkCommandOptions) => {
      const { workCommand } = await import('#workers/commands/work.ts')
      result.code = await workCommand(options)
    })
}

const layerNumber = (text: string): number => {
  if (!/^(0|[1-9]\d{0,2})$/.test(text)) throw new InvalidArgumentError('wanted a layer, from 0')
  return Number(text)
}

const addRegexCommand = (program: Command, result: ProgramResult): void => {
  program
    .command('regex')
    .description(
      'list the neurons that fire where a pattern matches: best threshold on one half of the texts, scores on the other',
    )
    .argument('<model>', 'a model of "soluscope model list" whose analysis is done')
    .argument('<pattern>', 'a regular expression without look-ahead; a match counts for the token in which it ends')
    .option('-i, --ignore-case', 'letters match both of their cases')
    .option('-w, --whole-word', 'a match may not begin inside a word')
    .option('--layer <n>', 'only this layer', layerNumber)
    .addOption(new Option('--sort <score>', 'best first by this score').choices([...sortScores]).default('f1'))
    .option('--limit <n>', 'neurons listed', wholeNumber, 20)
    .option('--json', 'print everything as JSON')
    .addHelpText(
      'after',
      examples("soluscope regex solu-1l-d128 '\\d{4}'", "soluscope regex solu-2l-d256 'https?://' -i --sort recall"),
    )
    .action(async (model: string, pattern: string, options) => {
      const { regexCommand } = await import('#workers/commands/regex.ts')
      result.code = await regexCommand(model, pattern, options)
    })
}

/** The whole command line; actions put their exit code into `result`. */
export const createProgram = (result: ProgramResult): Command => {
  const program = new Command('soluscope')
    .description('Neuron explorer for SoLU language models: what every MLP neuron fires on, measured and browsable.')
    .addHelpText(
      'after',
      `
Everything lives in one Postgres database: DATABASE_URL where it is set, else an embedded one under .soluscope/.

First steps:
  soluscope up                               the site with the shipped models on http://localhost:3000
  soluscope model add PATH                   a model of your own
  soluscope corpus add NAME PATH...          a text collection of your own
  soluscope run MODEL CORPUS --wait          every neuron's page, made, published and analysed
  soluscope runs                             how far everything is

Exit codes: 0 success, 1 failure (one line says what and what to do), 2 wrong usage.`,
    )
    .showHelpAfterError('(--help shows how to use it)')
  program
    .command('up')
    .description('start everything: database, site and one worker')
    .option('--verbose', "show the build's output")
    .addOption(deviceOption())
    .action(async (options: StartOptions) => {
      const { startAll } = await import('#workers/start/start.ts')
      result.code = await startAll(options)
    })
  addModelCommands(program, result)
  addCorpusCommands(program, result)
  addRunCommands(program, result)
  addRegexCommand(program, result)
  program
    .command('verify')
    .description(
      'hold a pattern against a neuron: held-out text, then an experiment with strings made to match and to miss',
    )
    .argument('<neuron>', 'MODEL/LAYER/NEURON')
    .argument('<pattern>', 'a regular expression without look-around')
    .addOption(
      new Option('--seed <n>', 'seed of the strings: the same seed gives the same result')
        .argParser(seedNumber)
        .default(1),
    )
    .option('--ignore-case', 'letters stand for both of their cases')
    .option('--whole-word', 'a match may not begin inside a word')
    .addHelpText(
      'after',
      examples("soluscope verify solu-1l-d64/0/12 '\\d{4}'", "soluscope verify solu-2l-d256/1/7 ' the' --seed 2"),
    )
    .action(async (neuron: string, pattern: string, options: VerifyOptions) => {
      const { verifyCommand } = await import('#workers/commands/verify.ts')
      result.code = await verifyCommand(neuron, pattern, options)
    })
  program
    .command('report')
    .description(
      'print what the neurons of published models are like, as Markdown: quartiles, the most of each, what is undefined',
    )
    .argument('[model...]', 'models of "soluscope model list" (default: all)')
    .option('--patterns', 'instead, the patterns that were found: verified by layer, the best, the refuted')
    .addHelpText(
      'after',
      examples('soluscope report > report.md', 'soluscope report solu-1l-d64', 'soluscope report --patterns'),
    )
    .action(async (models: string[], options: { patterns?: boolean }) => {
      const { reportCommand } = await import('#workers/commands/report.ts')
      result.code = await reportCommand(models, options)
    })
  addAdminCommands(program, result)
  addClaimsCommands(program, result)
  program
    .command('doctor')
    .description('check the set-up and say what to do')
    .action(async () => {
      const { doctor } = await import('#workers/doctor/doctor.ts')
      result.code = await doctor()
    })
  return program
}
