/**
 * Smuggled energy S of a neuron (methods §1): of the energy post^2 on tokens where post >= eta, the share on tokens where
 * mid < 0.1 M; in 0..1. `mid` and `post` (folded) by token; eta from postThreshold.
 * Null where post never reaches eta.
 */
export function smuggledEnergy(
  mid: ArrayLike<number>,
  post: ArrayLike<number>,
  midScale: number,
  eta: number,
): number | null {
  let all = 0
  let smuggled = 0
  for (let i = 0; i < post.length; i++) {
    if (post[i] < eta) continue
    all += post[i] ** 2
    if (mid[i] < 0.1 * midScale) smuggled += post[i] ** 2
  }
  return all === 0 ? null : smuggled / all
}

/** The threshold eta above which post counts as high: max(1, 0.25 N), N the mean of post's 20 largest per-unit maxima. */
export const postThreshold = (postScale: number): number => Math.max(1, 0.25 * postScale)
