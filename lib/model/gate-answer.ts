/** One question of the import gate (methods §15), answered. */
export interface GateAnswer {
  /** null where it could not be asked. */
  passed: boolean | null
  /** One line: what was measured and what was wanted. */
  says: string
}

/** True where no question was answered with no. */
export const gatePassed = (answers: readonly GateAnswer[]): boolean => answers.every(({ passed }) => passed !== false)

const isAnswer = (value: unknown): value is GateAnswer => {
  const { passed, says } = (value ?? {}) as Partial<GateAnswer>
  return (passed === null || typeof passed === 'boolean') && typeof says === 'string'
}

/** The answers kept with a model; null where there are none, or none that this version can read. */
export function storedAnswers(kept: unknown): GateAnswer[] | null {
  const answers = (kept as { answers?: unknown } | null)?.answers
  return Array.isArray(answers) && answers.every(isAnswer) ? answers : null
}
