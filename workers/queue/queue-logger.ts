import { Logger } from 'graphile-worker'

/** The queue's own log. Silent: failures reach people through the run's error line, and DEBUG=queue shows everything. */
export const queueLogger = new Logger(scope => (level, message) => {
  if (process.env.DEBUG === 'queue') process.stderr.write(`queue ${level} ${scope.label ?? ''} ${message}\n`)
})
