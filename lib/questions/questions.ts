import type { StatisticKey } from '#lib/methods/registry.ts'

/** A question of the question board. */
export interface Question {
  /** From 1, as in the product's founding questions. */
  number: number
  /** Its name in addresses. */
  slug: string
  title: string
  /** What it asks, in a few sentences. */
  asks: string
  /** Numbers of the site (keys of lib/methods) that speak to it. */
  measures: readonly StatisticKey[]
  /** Pages of the site where one looks for it: words and path. */
  pages: readonly { label: string; path: string }[]
  /** What no part of the site computes yet; null where the numbers speak to all of it. */
  missing: string | null
}

const toHunt = (sort: string, label: string) => ({ label, path: `/hunt?sort=${sort}` })

/** The questions that the site is for, in their order. */
export const questions: readonly Question[] = [
  {
    number: 1,
    slug: 'interesting-neurons',
    title: 'Which neurons are interesting, weird or abstract?',
    asks: 'Most neurons answer to something dull. Which do not, and by which number are they found: a heavy tail, a theme that no token explains, a rare kind of text?',
    measures: ['kurtosis', 'abstract', 'domainShare'],
    pages: [
      toHunt('abstract', 'the most abstract'),
      toHunt('kurtosis', 'the heaviest tails'),
      { label: 'a random neuron', path: '/random' },
    ],
    missing: null,
  },
  {
    number: 2,
    slug: 'families',
    title: 'Which neurons form families?',
    asks: 'Some neurons do the same thing under a change of the input: one for each digit, letter, language. Which families are there, and how exactly does the change of the input become a change of the neuron?',
    measures: ['familyEquivariance', 'familyError', 'familyControl', 'familyP'],
    pages: [{ label: 'claims of families', path: '/claims?kind=family' }],
    missing: null,
  },
  {
    number: 3,
    slug: 'layers',
    title: 'What happens at different layers?',
    asks: 'Over many neurons, what do early layers do that late ones do not: tokens put together, abstract themes, pushing the next token?',
    measures: ['layerMedian', 'classCount', 'positionNeurons', 'profileSimilarity'],
    pages: [{ label: 'two models side by side', path: '/compare' }],
    missing: null,
  },
  {
    number: 4,
    slug: 'splitting',
    title: 'Do neurons split as models grow?',
    asks: 'A feature that has one neuron in a small model may have several in a larger one, each for a part of it. Which do, and do the parts cover the whole?',
    measures: ['splitCover', 'splitPurity', 'splitScore'],
    pages: [{ label: 'claims of splits', path: '/claims?kind=split' }],
    missing: null,
  },
  {
    number: 5,
    slug: 'direction-of-a-feature',
    title: 'Is a neuron’s direction its feature’s direction?',
    asks: 'Take a feature that a neuron stands for, and find the direction in activation space that tells it best. How close is it to the neuron’s own axis?',
    measures: ['shareIn', 'shareOut', 'cosInOut'],
    pages: [toHunt('shareIn', 'input of fewest dimensions')],
    missing: 'Directions of features are not computed yet: only how a neuron’s weights lie.',
  },
  {
    number: 6,
    slug: 'spread-features',
    title: 'Which features does no neuron stand for?',
    asks: 'A feature may need the whole layer, with no neuron firing much. Where are such features, and how would one see them?',
    measures: ['sparsity'],
    pages: [],
    missing: 'No number of the site finds a feature that is spread over a layer.',
  },
  {
    number: 7,
    slug: 'smuggling',
    title: 'Does LayerNorm smuggle directions through?',
    asks: 'SoLU makes a layer sparse, and the LayerNorm after it may scale small activations up again. How much passes that way, and on which neurons?',
    measures: ['smuggled', 'smuggledTokens', 'tailMismatch'],
    pages: [{ label: 'neurons that smuggle most', path: '/hunt?columns=layernorm&sort=smuggled' }],
    missing: null,
  },
  {
    number: 8,
    slug: 'polysemantic-neurons',
    title: 'What do neurons with several reasons mix?',
    asks: 'Many neurons fire for unrelated reasons. How many reasons has a neuron, what are they, and how do their directions lie to the neuron’s own?',
    measures: ['reasons', 'effectiveReasons', 'silhouette', 'poly'],
    pages: [toHunt('effectiveReasons', 'most reasons')],
    missing: 'The angle between a reason’s direction and its neuron is not computed yet.',
  },
  {
    number: 9,
    slug: 'bands',
    title: 'Is a neuron pure at some level of its activation?',
    asks: 'Over the thousand strongest texts: is there a band of activation in which it fires for one reason only, even where it has several below?',
    measures: ['monoMass', 'monoMassPost'],
    pages: [toHunt('monoMass', 'most mass in pure bands')],
    missing: null,
  },
  {
    number: 10,
    slug: 'algorithmic-neurons',
    title: 'Which neurons behave like a regular expression?',
    asks: 'A neuron that fires where a pattern matches, and nowhere else, is understood. Which are, and does an experiment with new strings bear it out?',
    measures: ['patternBadge', 'patternFired', 'patternSilent', 'patternGain'],
    pages: [
      { label: 'verified by experiment', path: '/algorithmic?badge=verified' },
      { label: 'refuted', path: '/algorithmic?badge=refuted' },
      { label: 'try a pattern', path: '/regex' },
    ],
    missing: null,
  },
  {
    number: 11,
    slug: 'one-more-layer',
    title: 'What can one more layer do?',
    asks: 'On which tokens is a model with one more layer far surer, and which neurons and heads is it owed to?',
    measures: ['nextContribution'],
    pages: [],
    missing:
      'Models are compared by their mean loss only; tokens on which one is far surer than the other are not looked for yet.',
  },
  {
    number: 12,
    slug: 'one-layer-reversed',
    title: 'How far can a one-layer model be taken apart?',
    asks: 'With one layer, what goes into a neuron can be written out term by term. How many terms does it take, and how much do they explain without knowing where attention looks?',
    measures: ['reverseToken', 'reverseR2', 'reverseTerms', 'reverseF1'],
    pages: [toHunt('reverseR2', 'best explained')],
    missing: null,
  },
  {
    number: 13,
    slug: 'composition',
    title: 'What do attention-only models of three and four layers compose?',
    asks: 'How much of a head’s query, key or value did another head write, and when in training does that begin?',
    measures: [],
    pages: [],
    missing: 'Composition scores and the logits of checkpoints are not computed yet.',
  },
  {
    number: 14,
    slug: 'heads-that-matter',
    title: 'Which heads matter, and are they all induction heads?',
    asks: 'Take one head away over much text: how much worse does the model become, and what does a head do that matters without copying?',
    measures: [],
    pages: [],
    missing: 'Heads are not ablated yet.',
  },
  {
    number: 15,
    slug: 'phases-of-training',
    title: 'Does polysemanticity change in phases of training?',
    asks: 'Models may go through phases: learn by heart, then find a rule. Do neurons become purer, or less so, at such a moment?',
    measures: ['effectiveReasons', 'monoMass'],
    pages: [],
    missing: 'Checkpoints can be added as models, but no number is followed over training yet.',
  },
]

/** The question of this name; null where there is none. */
export const questionOf = (slug: string): Question | null => questions.find(question => question.slug === slug) ?? null
