import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { answerAction } from '#app/play/actions.ts'
import { ClaimBodyView } from '#components/claims/claim-body.tsx'
import { gamePieces } from '#components/play/game-pieces.ts'
import { Outcome } from '#components/play/outcome.tsx'
import { Question } from '#components/play/question.tsx'
import { TallyLine } from '#components/play/tally-line.tsx'
import { Problem } from '#components/ui/problem.tsx'
import '#components/markdown/markdown.css'
import '#components/play/play.css'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { currentMember } from '#lib/accounts/member.ts'
import { type PlayAddress, playHref, wholeNumber } from '#lib/address/play-address.ts'
import { neuronRefText } from '#lib/claims/neuron-ref.ts'
import { gameWords, isGame } from '#lib/games/game.ts'
import { isAnswer, judge } from '#lib/games/game-item.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { nextSeed, ownScore, readAnswer } from '#lib/play/answers.ts'
import { chooseSubject } from '#lib/play/choose-subject.ts'
import { firstSeed, practiceFrom, readItem } from '#lib/play/play-item.ts'
import { readSubject } from '#lib/play/subject.ts'
import { tokenBytesOf } from '#lib/queries/token-bytes.ts'

interface Props {
  params: Promise<{ game: string }>
  searchParams: Promise<Query>
}

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Play', robots: { index: false } }

/** One item of a game: the question, or once answered what was right. */
export default async function GamePage({ params, searchParams }: Props) {
  const [{ game }, query, member] = [
    await params,
    await searchParams,
    await currentMember(new Headers(await headers())),
  ]
  if (!isGame(game)) notFound()
  const named = { claim: oneOf(query.claim), neuron: oneOf(query.neuron) }
  const tally = { points: wholeNumber(oneOf(query.points)), items: wholeNumber(oneOf(query.items)) }
  if (!named.claim && !named.neuron) {
    const chosen = await chooseSubject(member?.id ?? null)
    if (chosen) redirect(playHref({ game, ...chosen, ...tally }))
    return <Frame game={game}>There is no neuron to play with yet: no run is published.</Frame>
  }
  const asked: PlayAddress = { game, ...(named.claim ? { claim: named.claim } : { neuron: named.neuron }) }
  const subject = await readSubject(asked).catch(error => {
    if (error instanceof AccountRefusal) return error.message
    throw error
  })
  if (typeof subject === 'string') return <Frame game={game}>{subject}</Frame>
  const seed = wholeNumber(oneOf(query.seed))
  const practice = seed === undefined ? member === null : seed >= practiceFrom
  if (seed === undefined) {
    const next = member
      ? await nextSeed(member.id, subject, game)
      : await firstSeed(subject, game, practiceFrom, () => false)
    if (next !== null) redirect(playHref({ ...asked, seed: next, ...(practice ? tally : {}) }))
    return <Frame game={game}>What is stored of this neuron makes no question of this kind.</Frame>
  }
  const played = await readItem(subject, game, seed)
  if (!played) return <Frame game={game}>What is stored of this neuron makes no such question.</Frame>
  const { item, of, scale } = played
  const answer = oneOf(query.said) ?? ''
  const said = practice
    ? isAnswer(item, answer)
      ? { answer, ...judge(item, answer) }
      : null
    : member && (await readAnswer(member.id, subject, game, seed))
  const tokenBytes = await tokenBytesOf(of.tokenizerId)
  const pieces = item.texts.map(({ ids }) => gamePieces(ids, tokenBytes))
  const hidden = fieldsOf({ ...asked, seed, ...(practice ? tally : {}) })
  const afterwards = practice ? { seed: seed + 1, ...tally } : {}
  const score = practice
    ? { score: (tally.points ?? 0) / 100, answers: tally.items ?? 0 }
    : await ownScore(member?.id ?? 0, game)
  return (
    <Frame game={game} tally={<TallyLine {...score} kept={!practice && member !== null} />}>
      {subject.claim ? (
        <section aria-label="Label" className="border-line border-b pb-2">
          <ClaimBodyView stated={subject.claim.stated} />
        </section>
      ) : (
        <p className="text-ink-2 text-sm">Without a label: neuron {neuronRefText(of)}</p>
      )}
      {said ? (
        <Outcome
          {...{ item, pieces, scale, said }}
          neuron={neuronRefText(of)}
          next={playHref({ ...asked, ...afterwards })}
        />
      ) : (
        <Question {...{ item, pieces, hidden }} action={answerAction} />
      )}
    </Frame>
  )
}

const fieldsOf = (address: PlayAddress): Record<string, string> =>
  Object.fromEntries(
    Object.entries(address).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

const Frame = ({
  game,
  tally,
  children,
}: {
  game: keyof typeof gameWords
  tally?: React.ReactNode
  children: React.ReactNode
}) => (
  <div className="mx-auto flex min-h-[calc(100dvh-56px)] max-w-prose flex-col">
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5">
      <h1 className="text-lead">
        <Link href="/play">Play</Link>: {gameWords[game].name}
      </h1>
      {tally}
    </div>
    {typeof children === 'string' ? (
      <>
        <Problem>{children}</Problem>
        <p className="mt-3">
          <a href={playHref({ game })}>Another neuron</a>
        </p>
      </>
    ) : (
      children
    )}
  </div>
)
