// Runs a command whose whole process group ends when the process that forked this one is gone, even by kill -9.
// Fork it detached, with the program and its arguments as arguments; it ends with the command's exit code.
import { spawn } from 'node:child_process'

const [program, ...args] = process.argv.slice(2)
const endGroup = () => process.kill(0, 'SIGKILL')

process.once('disconnect', endGroup)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))

const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
child.once('error', error => {
  console.error(`${program} did not start: ${error.message}`)
  process.exit(1)
})
child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
