import type { Command } from 'commander'

/** `soluscope admin ...`: what only whoever runs the site may do. */
export const addAdminCommands = (program: Command, result: { code: number }): void => {
  const admin = program.command('admin').description('give roles to people with accounts')
  admin
    .command('grant')
    .description('give an account a role: member, trusted, moderator or admin')
    .argument('<email>', 'e-mail of the account')
    .argument('<role>', 'member, trusted, moderator or admin')
    .addHelpText('after', '\nExamples:\n  soluscope admin grant ann@example.org admin')
    .action(async (email: string, role: string) => {
      const { grantCommand } = await import('#workers/commands/admin.ts')
      result.code = await grantCommand(email, role)
    })
}
