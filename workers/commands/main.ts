import { type Command, CommanderError } from 'commander'
import { createProgram } from '#workers/commands/program.ts'
import { explainError } from '#workers/start/explain-error.ts'

/** Has commander throw instead of exiting, in every command. */
const throwing = (command: Command): void => {
  command.exitOverride()
  for (const child of command.commands) throwing(child)
}

/**
 * Runs one command line (`argv` as process.argv). Resolves to the exit code: 0 success, 1 failure with one line on stderr,
 * 2 wrong usage.
 */
export const main = async (argv: readonly string[]): Promise<number> => {
  const result = { code: 0 }
  const program = createProgram(result)
  throwing(program)
  try {
    await program.parseAsync([...argv])
    return result.code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    console.error(`soluscope: ${explainError(error)}`)
    return 1
  }
}
