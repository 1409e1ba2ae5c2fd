import type { Statistic } from '#lib/methods/statistic.ts'

const section = 'claims'
const detected =
  'On 50 windows of 32 held-out tokens in which it fires and 50 in which it does not, half with a peak token.'

/** Numbers that tell whether what people claim holds. */
export const claimStatistics = [
  {
    key: 'predicateScore',
    name: 'Predicate score',
    sentence: 'How well the activation follows what a claim says of when the neuron fires, on text held out.',
    formula:
      'Pearson’s correlation of a with ŝ = E[a | predicate], fitted on 65,536 random tokens of the train half, taken on as many of the test half',
    bound:
      'By chance: 95th percentile over 200 shifts of the predicate’s places along the text. ± is 1.96 jackknife errors over 16 groups of documents. None where it holds nowhere or everywhere. Where train text has less activation at the predicate’s places, ŝ is inverted, which the page says.',
    source: 'simulation of Bills et al. 2023, with a predicate in place of a model',
    section,
    format: 'decimals',
  },
  {
    key: 'predicateTop',
    name: 'Top and random',
    sentence: 'The same correlation where half of the text is what drives the neuron hardest: always flattering.',
    formula:
      'Pearson(a, ŝ) on the contexts with the peaks of the 20 strongest documents of the test half and as many random ones',
    bound: 'As of the predicate score; compare with that one, which random text gives.',
    source: 'Bills et al. 2023',
    section,
    format: 'decimals',
  },
  {
    key: 'predicateExplained',
    name: 'Explained',
    sentence: 'Share of the activation’s variance that the simulation takes away, its level included.',
    formula: '1 − Σ (a − ŝ)² / Σ (a − mean)², on the same random held-out text',
    bound: '0 for the mean; below 0 where it would do better.',
    source: 'the “correlation” of Neuron to Graph',
    section,
    format: 'decimals',
  },
  {
    key: 'predicateBalanced',
    name: 'Balanced accuracy',
    sentence: 'Share of windows told rightly as firing or silent by whether the predicate holds in them.',
    formula: `(share of firing told + share of silent told) / 2. ${detected} Fires: at least 0.1 M`,
    bound: '0.5 by chance. Not given below 10 windows of a kind.',
    source: 'detection of EleutherAI’s delphi',
    section,
    format: 'decimals',
  },
  {
    key: 'predicatePrecision',
    name: 'Precision of windows',
    sentence: 'Share of the windows called firing that fire.',
    formula: `TP / (TP + FP). ${detected}`,
    bound: '0.5 by chance.',
    source: 'delphi',
    section,
    format: 'decimals',
  },
  {
    key: 'predicateRecall',
    name: 'Recall of windows',
    sentence: 'Share of the firing windows that are called so.',
    formula: `TP / (TP + FN). ${detected}`,
    bound: 'By chance the share of all windows that are called firing.',
    source: 'delphi',
    section,
    format: 'decimals',
  },
  {
    key: 'predicateF1',
    name: 'F1 of windows',
    sentence: 'Harmonic mean of precision and recall of windows.',
    formula: `2 TP / (2 TP + FP + FN). ${detected}`,
    bound: '0.67 where all windows are called firing.',
    source: 'delphi',
    section,
    format: 'decimals',
  },
  {
    key: 'predicateAuc',
    name: 'AUC of windows',
    sentence: 'Chance that the predicate holds on more tokens of a firing window than of a silent one.',
    formula: `Mann and Whitney’s U, ties half. ${detected}`,
    bound: '0.5 by chance.',
    source: 'Mann and Whitney 1947',
    section,
    format: 'decimals',
  },
  {
    key: 'predicateFuzzing',
    name: 'Fuzzing',
    sentence:
      'Share of highlightings told rightly, as right or random, by whether the predicate holds on what is highlighted.',
    formula:
      'Balanced accuracy on up to 50 windows of 32 held-out tokens, each highlighted twice: its tokens of at least 0.3 M, and as many others of it at random. Called right where the predicate holds on at least half of the highlighted',
    bound: '0.5 by chance. Wilson’s 95 % interval, a window counting once. Not given below 10 windows.',
    source: 'fuzzing of EleutherAI’s delphi, with a predicate in place of a model',
    section,
    format: 'decimals',
  },
  {
    key: 'labelAccuracy',
    name: 'Accuracy given the label',
    sentence: 'Share of questions about a neuron that people answer rightly who read only what a claim says of it.',
    formula:
      'Σ w right / Σ w over answers of people who did not write it, w a person’s accuracy on questions whose answer is certain, (2 + right) / (3 + all); from five people on, by Dawid and Skene’s EM',
    bound:
      'Wilson’s 95 % interval on (Σ w)² / Σ w² answers. Given from ten answers of three people on. By chance 0.5 for yes or no, 0.2 for one of five.',
    source: 'detection, fuzzing and intruder of EleutherAI’s delphi, asked of people; Dawid and Skene 1979',
    section,
    format: 'share',
  },
  {
    key: 'labelQuality',
    name: 'Gain by the label',
    sentence: 'How much better people answer with the label than without: what the words are worth.',
    formula:
      'accuracy given the label − accuracy on the same neurons without one, by people who had not seen the label there',
    bound: '0 for words that say nothing. 95 % interval of a difference by Newcombe’s method.',
    source: 'defined here; Newcombe 1998',
    section,
    format: 'share',
  },
] as const satisfies readonly Statistic[]
