import 'server-only'

/** What something comes to within some ms: its value, a sentence on why it failed, or null where it is not there yet (it goes on). */
export async function soon<T>(work: Promise<T>, ms: number): Promise<{ value: T } | { problem: string } | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(done => {
    timer = setTimeout(() => done(null), ms)
  })
  const outcome = work.then(
    value => ({ value }),
    (error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }),
  )
  try {
    return await Promise.race([outcome, late])
  } finally {
    clearTimeout(timer)
  }
}
