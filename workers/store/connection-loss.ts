/** SQLSTATEs of a server that is going, gone, starting or full; and the two that ask for the transaction to be repeated. */
const SERVER_CODES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '40001',
  '40P01',
])

const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
])

/** What pg says, without a code, when a connection breaks under a query. */
const MESSAGES =
  /Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect/

/** True when `error` means that the database was out of reach or asked for a retry, not that the work is wrong. */
export const isConnectionLoss = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (SERVER_CODES.has(code) || SOCKET_CODES.has(code) || MESSAGES.test(error.message)) return true
  return error instanceof AggregateError && error.errors.some(isConnectionLoss)
}
