/** A failure that trying again cannot mend: the run is marked as failed with its message at once. */
export class PermanentError extends Error {
  override name = 'PermanentError'
}

/** The work was cut short because this worker is stopping; somebody else will do it. */
export class StoppedError extends Error {
  override name = 'StoppedError'
}
