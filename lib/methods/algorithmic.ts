import type { Statistic } from '#lib/methods/statistic.ts'

const section = 'patterns'
const source = 'design of the site, section 8'

/** What an experiment on a pattern finds, and the badge that follows from it. */
export const algorithmicStatistics = [
  {
    key: 'patternBadge',
    name: 'Badge',
    sentence: 'What is known of a pattern in one word.',
    formula:
      'verified: of strings that match and of near-misses the shares that behave have Wilson bounds ≥ 0.8, held-out precision has one ≥ 0.7 and recall one ≥ 0.5 (documents as trials), p is a discovery, and F1 exceeds the best token’s by 0.05; verified token neuron: all but the last; refuted: the experiment fails; held-out: the text alone passes; candidate: it does not',
    bound:
      'Insufficient below 20 matches or 20 firings on held-out text. Every pattern ever tried on the model counts among the trials, so a badge can change when others are tried.',
    source,
    section,
    format: 'word',
  },
  {
    key: 'patternFired',
    name: 'Matching strings that fire',
    sentence: 'Of strings made so that the pattern matches, the share on whose last token the neuron fires.',
    formula:
      'of up to 200: matches of held-out text with 50 tokens before them, texts drawn from the pattern and found matches, both after 50 random tokens',
    bound: 'Wilson’s 95 % bound must reach 0.8. By chance it is the share of all tokens at which the neuron fires.',
    source,
    section,
    format: 'share',
  },
  {
    key: 'patternSilent',
    name: 'Near-misses that stay silent',
    sentence: 'Of strings one edit away from a match, the share on whose last token the neuron stays below its level.',
    formula:
      'of up to 200: one character deleted, replaced, exchanged with the next, its case flipped, a digit made a letter, a space put in, each so that no match ends there; and the matched token after other text',
    bound: 'Wilson’s 95 % bound must reach 0.8. A neuron that seldom fires is silent at most strings anyway.',
    source,
    section,
    format: 'share',
  },
  {
    key: 'patternDrop',
    name: 'Loss by an edit',
    sentence: 'How much activation one edit costs, in units of M.',
    formula: 'mean of (activation on the match − activation after the edit) / M over the strings of one kind of edit',
    bound: 'The interval is 95 % of 1 000 bootstrap drawings of whole source documents.',
    source: `${source}; Efron 1979`,
    section,
    format: 'number',
  },
  {
    key: 'patternGain',
    name: 'Above a token',
    sentence: 'What the pattern says beyond the best single token.',
    formula: 'F1 of the pattern − F1 of the best single token, both chosen on the train half, counted on the test half',
    bound: '0 where a token says as much. From 0.05 on a pattern is more than a token.',
    source,
    section,
    format: 'number',
  },
  {
    key: 'patternDiscovery',
    name: 'Discovery',
    sentence: 'Whether its p is small enough, seeing how many patterns were tried.',
    formula: 'p ≤ the largest p(k) with p(k) ≤ 0.01 k / n, p sorted over all n patterns ever tried on the model',
    bound: 'At most 1 % of the discoveries are expected to be false. Tokens of one document count as independent.',
    source: 'Benjamini and Hochberg 1995',
    section,
    format: 'word',
  },
  {
    key: 'patternLength',
    name: 'Length',
    sentence: 'Characters of the pattern as it is written.',
    formula: 'code points of its source',
    bound: 'The search pays 0.01 of F1 for each literal, class or gap.',
    source,
    section,
    format: 'count',
  },
] as const satisfies readonly Statistic[]
