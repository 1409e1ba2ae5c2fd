import Link from 'next/link'
import { FigureList } from '#components/questions/figure-list.tsx'
import type { QuestionFigure } from '#lib/questions/figure.ts'
import type { Question } from '#lib/questions/questions.ts'

/** Questions, each with the first number that speaks to it, or why none does. */
export const QuestionList = ({ questions }: { questions: { question: Question; figures: QuestionFigure[] }[] }) => (
  <ol>
    {questions.map(({ question: { number, slug, title, missing }, figures }) => (
      <li key={slug} className="grid gap-x-6 gap-y-1 border-line px-4 py-2.5 wide:grid-cols-2 [li+&]:border-t">
        <span className="flex items-baseline gap-3">
          <span className="w-6 shrink-0 text-right text-ink-3">{number}</span>
          <Link href={`/questions/${slug}`} prefetch={false} className="font-medium pointer-coarse:py-3">
            {title}
          </Link>
        </span>
        {figures.length > 0 ? (
          <FigureList figures={figures.slice(0, 1)} />
        ) : (
          <span className="text-ink-3 max-wide:pl-9">{missing}</span>
        )}
      </li>
    ))}
  </ol>
)
