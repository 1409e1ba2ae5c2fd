/** Milliseconds that an answer takes which must not tell whether somebody has an account; the work itself takes less on a site that is not overloaded. */
const STRETCH = 300

/** What `work` gives, not before the stretch is over: how long a row took to write is not told. What it throws is thrown at once. */
export async function atLeast<T>(work: Promise<T>): Promise<T> {
  const [given] = await Promise.all([work, new Promise(done => setTimeout(done, STRETCH))])
  return given
}
