/** One plain line for what commonly goes wrong around the program: the disk, the network, the database's address. */
export function explainError(error: unknown): string {
  const { code, path, message } = flatten(error)
  const where = path ?? 'the project folder'
  if (code === 'ENOSPC' || /No space left on device/i.test(message))
    return `the disk is full: free some space (${oneLine(message)})`
  if (code === 'EROFS') return `${where} is on a read-only disk: copy the project to a writable one`
  if (code === 'EACCES' || code === 'EPERM')
    return `this user may not write ${where}: change its owner or run as its owner`
  if (code === 'EADDRINUSE') return `the port is in use: choose another with PORT (${oneLine(message)})`
  return oneLine(message)
}

interface Flat {
  code?: string
  path?: string
  message: string
}

/** Node hides the cause of a failed connection in an AggregateError without a message. */
function flatten(error: unknown): Flat {
  if (error instanceof AggregateError && error.errors.length > 0) return flatten(error.errors[0])
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, path } = error as NodeJS.ErrnoException
  return { code, path, message: error.message || code || error.name }
}

const oneLine = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .join(' ')
