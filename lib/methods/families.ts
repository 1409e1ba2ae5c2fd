import { textsEach, tokensEach } from '#lib/families/check-plan.ts'
import { leastTexts, mostOff } from '#lib/families/pair-check.ts'
import type { Statistic } from '#lib/methods/statistic.ts'
import { coverRule } from '#lib/splits/greedy-cover.ts'
import { draws } from '#lib/splits/split-chance.ts'

const section = 'families'
const source = 'design of the site, section 6; Olah et al. 2020, Naturally Occurring Equivariance'
const checkSource = 'design of the site, section 6, causal check'
const splitSource = 'design of the site, section 7; Elhage et al. 2022, section 6.3'
const steps =
  'Activations are known in steps of 0.01 M; what is below 0.1 M counts as 0, so a mean is too small by less than 0.1 M.'

/** How families answer to their parameter, and how a neuron's firing is divided among those of another model. */
export const familyStatistics = [
  {
    key: 'familyMean',
    name: 'Mean at a value',
    sentence: 'Mean activation of a member at the tokens of the reference sample that show a value, in units of its M.',
    formula:
      'Σ a / (M n) over the n tokens that are the value, a space before it left out and case only where case is what differs; or in which a match of its pattern ends; or of texts of its kind',
    bound: `${steps} Not computed where no token of the sample shows the value.`,
    source,
    section,
    format: 'number',
  },
  {
    key: 'familyDiagonal',
    name: 'At its own value',
    sentence: 'Mean over members of the mean activation at their own value.',
    formula: 'mean of the grid’s outlined cells',
    bound:
      'To be held against the control. A member misses where its own value does not give its largest mean, or gives less than 0.25 M.',
    source,
    section,
    format: 'number',
  },
  {
    key: 'familyControl',
    name: 'At other values (control κ)',
    sentence: 'Mean over members of the mean activation at the values of the others.',
    formula: 'mean over members of the mean of their other cells',
    bound: 'Near 0 in a family whose members tell the values apart; at most 0.25 in a confirmed one.',
    source,
    section,
    format: 'number',
  },
  {
    key: 'familyError',
    name: 'Equivariance error ε',
    sentence: 'How much members differ in how far each fires at its own value.',
    formula:
      'mean of |a_j at its value − a_i at its value| over each member i and the next one j, the last and the first',
    bound:
      'At most 0.25 in a confirmed family. Observed on texts as they are; the error of exchanged values changes them.',
    source,
    section,
    format: 'number',
  },
  {
    key: 'familyEquivariance',
    name: 'Equivariance E',
    sentence: 'Whether the next member does at the next value what a member does at its own, over all values.',
    formula:
      'mean over each member and the next of corr over values v of (mean of i at v, mean of j at g v), g the shift of values that takes one member’s to the other’s',
    bound: 'At least 0.7 between members of a family. Null below three values, and where a member does not vary.',
    source,
    section,
    format: 'number',
  },
  {
    key: 'familyP',
    name: 'p',
    sentence:
      'Chance of so large a difference of diagonal and control if values were handed out among the members at random.',
    formula: '(1 + assignments of 999 with as large a difference) / 1 000',
    bound: 'Not below 1 in n! for n members: three of them cannot reach 0.1. Null below three.',
    source: 'permutation test',
    section,
    format: 'number',
  },
  {
    key: 'familyChangedError',
    name: 'Error ε of exchanged values',
    sentence:
      'How much the other member’s activation in the changed text differs from the first member’s in the text as it was.',
    formula: `mean over texts x of |a_j(gx) / M_j − a_i(x) / M_i|, ± its standard error; x: up to ${textsEach} of member i’s strongest texts that hold its value, one a document, at most ${tokensEach} tokens up to the one it fires at, and at least 0.5 M there; g exchanges the tokens of the two values everywhere in x, each for the one written alike (space, case)`,
    bound: `At most ${mostOff} in a confirmed pair. Null below ${leastTexts} texts, where a value is no single token or the symmetry no exchange of tokens (free, language, script), for neurons that never fire, and between two models.`,
    source: checkSource,
    section,
    format: 'number',
  },
  {
    key: 'familyChangedControl',
    name: 'Control κ of exchanged values',
    sentence: 'How far the first member still fires once its value is exchanged for the other’s.',
    formula: 'mean over the same texts of a_i(gx) / M_i, ± its standard error',
    bound: `At most ${mostOff} in a confirmed pair; about 1 for a neuron that does not depend on its value. Null where ε is.`,
    source: checkSource,
    section,
    format: 'number',
  },
  {
    key: 'familyChangedPair',
    name: 'Confirmed pair',
    sentence: 'Whether one member does in changed texts what the other did before, and the other stops.',
    formula: `ε ≤ ${mostOff} and κ ≤ ${mostOff}`,
    bound:
      'Told of each direction by itself: a neuron that fires at every value passes as the second member of a pair and fails as the first, so a member counts as confirmed with another only both ways.',
    source: checkSource,
    section,
    format: 'word',
  },
  {
    key: 'splitPurity',
    name: 'Purity',
    sentence: 'Of the tokens at which a child fires, the share at which the parent fires, too.',
    formula: '|F_i ∩ F_j| / |F_j|, F: tokens of the reference sample with a ≥ 0.25 M',
    bound: 'By chance it is the share of all tokens at which the parent fires.',
    source: splitSource,
    section,
    format: 'share',
  },
  {
    key: 'splitCover',
    name: 'Covers',
    sentence: 'Of the tokens at which the parent fires, the share at which a child fires, too.',
    formula: '|F_i ∩ F_j| / |F_i|; of all children together, with the union of the F_j',
    bound: 'By chance it is the share of all tokens at which the child fires.',
    source: splitSource,
    section,
    format: 'share',
  },
  {
    key: 'splitOverlap',
    name: 'Overlap',
    sentence: 'How far two children fire at the same tokens: of all pairs the largest.',
    formula: '|F_j ∩ F_k| / |F_j ∪ F_k|',
    bound: 'At most 0.1 in a split.',
    source: splitSource,
    section,
    format: 'share',
  },
  {
    key: 'splitR2',
    name: 'Explained together, and by the best alone',
    sentence:
      'Share of the variance of the parent’s activation that a sum of the children explains, and that the best child alone does.',
    formula: 'R² of least squares with an intercept and weights ≥ 0, over all tokens of the sample',
    bound: `A split: two children or more, at least 0.6 together and 0.2 more than the best alone, overlap at most 0.1. ${steps}`,
    source: splitSource,
    section,
    format: 'number',
  },
  {
    key: 'splitScore',
    name: 'Split score',
    sentence: 'How much the children explain together beyond the best of them, weighed by how pure they are.',
    formula: '(R² together − R² of the best) · mean purity',
    bound: '0 where one child does it alone. To be held against what it is by chance.',
    source: splitSource,
    section,
    format: 'number',
  },
  {
    key: 'splitWeight',
    name: 'Weight of a child',
    sentence: 'How much of a child is in the sum of children that comes nearest to the parent, none of them negative.',
    formula:
      'c ≥ 0 that makes cᵀGc − 2hᵀc least, G and h centred second moments; in M of the parent per M of the child',
    bound: `0 for a child that adds nothing. Null where R² is. ${steps}`,
    source: splitSource,
    section,
    format: 'number',
  },
  {
    key: 'splitChance',
    name: 'By chance',
    sentence: 'What coverage, R² and split score would be if the children had nothing to do with the parent.',
    formula: `the largest of ${draws} draws in which the children’s firing is moved along the sample, all by one distance of at least 10 000 tokens, the end following the beginning; p = (1 + draws as large) / ${draws + 1}`,
    bound: `p is never below 1 / ${draws + 1}. Null where the sample is too short to be moved in so many ways. The same distances for every split.`,
    source: splitSource,
    section,
    format: 'number',
  },
  {
    key: 'splitGreedy',
    name: 'Greedy cover',
    sentence:
      'Which of the children would be chosen one after the other, each for what it covers that those before it do not.',
    formula: `children of purity ≥ ${coverRule.purity}, until ${coverRule.enough} of the parent’s tokens are covered or the next adds less than ${coverRule.gain}`,
    bound: 'Children that are left out may still be part of the feature: they cover what others cover, or little.',
    source: splitSource,
    section,
    format: 'count',
  },
] as const satisfies readonly Statistic[]
