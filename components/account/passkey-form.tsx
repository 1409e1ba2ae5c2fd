'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from 'react'
import { deviceProblem, usePasskeys } from '#components/account/use-passkeys.ts'
import { buttonClass } from '#components/ui/button.ts'
import { Problem } from '#components/ui/problem.tsx'
import type { DeviceQuestion } from '#lib/accounts/device-question.ts'
import type { FormAction } from '#lib/accounts/form-state.ts'

interface Props<T> {
  /** Where passkeys can be asked for; anywhere else nothing is shown. */
  origin: string
  /** Has the site make a challenge. */
  ask: () => Promise<DeviceQuestion<T>>
  /** Has the device answer it. */
  answer: (options: T) => Promise<Credential | null>
  /** Takes the form with the device's answer. */
  action: FormAction
  /** Fields of the form. */
  children?: ReactNode
  /** Word on the button. */
  submit: string
}

/** A form that a device answers: its place is kept where scripts or passkeys are missing, so that nothing moves. */
export function PasskeyForm<T>({ origin, ask, answer, action, children, submit }: Props<T>) {
  const [state, send, busy] = useActionState(action, {})
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState('')
  const works = usePasskeys(origin)
  const begin = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (asking || busy) return
    const form = new FormData(event.currentTarget)
    setAsking(true)
    setProblem('')
    try {
      const asked = await ask()
      if (asked.problem !== undefined) return setProblem(asked.problem)
      form.set('answer', JSON.stringify(await answer(asked.options)))
      startTransition(() => send(form))
    } catch (error) {
      setProblem(deviceProblem(error))
    } finally {
      setAsking(false)
    }
  }
  const told = problem || state.problem
  return (
    <form onSubmit={begin} className={`grid max-w-[400px] gap-2.5 ${works ? '' : 'invisible'}`}>
      {children}
      <div>
        <button type="submit" aria-disabled={asking || busy} className={buttonClass()}>
          {submit}
        </button>
      </div>
      <div role="status" className="min-h-10">
        {told ? <Problem>{told}</Problem> : state.notice}
      </div>
    </form>
  )
}
