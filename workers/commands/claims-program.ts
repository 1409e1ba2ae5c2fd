import type { Command } from 'commander'

/** `soluscope claims ...`: all public claims out of a site, and into another one. */
export const addClaimsCommands = (program: Command, result: { code: number }): void => {
  const claims = program.command('claims').description('write all public claims to a file, or read such a file in')
  claims
    .command('export')
    .description('write all public claims, with versions, votes and replies, as JSONL under CC BY 4.0')
    .argument('[file]', 'where to (default: standard output)')
    .addHelpText(
      'after',
      '\nExamples:\n  soluscope claims export claims.jsonl\n  soluscope claims export | xz > claims.jsonl.xz',
    )
    .action(async (file: string | undefined) => {
      const { claimsExportCommand } = await import('#workers/commands/claims.ts')
      result.code = await claimsExportCommand(file)
    })
  claims
    .command('import')
    .description('read claims in: all of a file or nothing; claims that are here already stay as they are')
    .argument('<file>', 'a file of "soluscope claims export" or of a site\'s /claims.jsonl')
    .addHelpText('after', '\nExamples:\n  soluscope claims import claims.jsonl')
    .action(async (file: string) => {
      const { claimsImportCommand } = await import('#workers/commands/claims.ts')
      result.code = await claimsImportCommand(file)
    })
}
