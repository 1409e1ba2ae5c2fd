'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { answerWriter, fieldsOf } from '#app/claims/answer-writer.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { visitorOf } from '#lib/accounts/visitor.ts'
import { playHref, wholeNumber } from '#lib/address/play-address.ts'
import { isGame } from '#lib/games/game.ts'
import { judge } from '#lib/games/game-item.ts'
import { keepAnswer } from '#lib/play/answers.ts'
import { practiceFrom, readItem } from '#lib/play/play-item.ts'
import { readSubject } from '#lib/play/subject.ts'

/** Answers an item and shows what was right. What was only tried is not kept: the address carries it. */
export async function answerAction(state: FormState, form: FormData): Promise<FormState> {
  const { game = '', claim, neuron, seed: seedText, answer = '', points, items } = fieldsOf(form)
  const seed = wholeNumber(seedText)
  if (!isGame(game) || seed === undefined) return { problem: 'Wanted a game and a question, got another form.' }
  const subject = { ...(claim ? { claim } : { neuron }) }
  if (seed >= practiceFrom) {
    visitorOf(await headers())
    const played = await readItem(await readSubject(subject), game, seed)
    const score = played ? judge(played.item, answer).score : 0
    const tally = { points: (Number(points) || 0) + Math.round(100 * score), items: (wholeNumber(items) ?? 0) + 1 }
    redirect(playHref({ game, ...subject, seed, said: answer, ...tally }))
  }
  const href = playHref({ game, ...subject, seed })
  const refused = await answerWriter(
    state,
    form,
    () => href,
    'answer',
    async member => {
      await keepAnswer(member, await readSubject(subject), { game, seed, answer })
    },
  )
  if (refused) return refused
  redirect(href)
}
