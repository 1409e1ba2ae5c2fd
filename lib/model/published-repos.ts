/** Names of published models by that of their repository on the HuggingFace hub, all of one author. */
const aliases = new Map<string, string>([
  ...[1, 2, 3, 4].flatMap((n): [string, string][] => [
    [`SoLU_${n}L512W_C4_Code`, `solu-${n}l`],
    [`GELU_${n}L512W_C4_Code`, `gelu-${n}l`],
    [`Attn_Only_${n}L512W_C4_Code`, `attn-only-${n}l`],
  ]),
  ['SoLU_6L768W_C4_Code', 'solu-6l'],
  ['SoLU_8L1024W_C4_Code', 'solu-8l'],
  ['SoLU_10L1280W_C4_Code', 'solu-10l'],
  ['SoLU_12L1536W_C4_Code', 'solu-12l'],
  ['SoLU_1L512W_Wiki_Finetune', 'solu-1l-wiki'],
  ['SoLU_4L512W_Wiki_Finetune', 'solu-4l-wiki'],
  ['SoLU_1L_v9_old', 'solu-1l-pile'],
  ['SoLU_2L_v10_old', 'solu-2l-pile'],
  ['SoLU_4L_v11_old', 'solu-4l-pile'],
  ['SoLU_6L_v13_old', 'solu-6l-pile'],
  ['SoLU_8L_v21_old', 'solu-8l-pile'],
  ['SoLU_10L_v22_old', 'solu-10l-pile'],
  ['SoLU_12L_v23_old', 'solu-12l-pile'],
  ['Attn-Only-2L512W-Shortformer-6B-big-lr', 'attn-only-2l-demo'],
  ...[16, 32, 64, 128, 256].map((width): [string, string] => [
    `SoLU_1L${width}W_C4_Width_Scan`,
    `solu-1l-width-${width}`,
  ]),
])

/** TransformerLens' name for the model in a repository (its name without the author's), where it has one. */
export const aliasOfRepo = (name: string): string | undefined => aliases.get(name)

/** The repository whose tokenizer.json belongs to a published model without one, by the size of the vocabulary. */
export const tokenizerRepo = (dVocab: number): string | undefined =>
  new Map([
    [48_262, 'NeelNanda/gpt-neox-tokenizer-digits'],
    [50_277, 'EleutherAI/gpt-neox-20b'],
    [50_278, 'EleutherAI/gpt-neox-20b'],
  ]).get(dVocab)
