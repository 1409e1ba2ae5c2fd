/** Characters a pattern may have (UTF-16 units of the source). */
export const MAX_SOURCE = 16_384

/** Most copies a counted repeat such as `x{2,5}` may ask for; RE2's own limit. */
export const MAX_REPEAT = 1_000

/** Groups inside groups. */
export const MAX_DEPTH = 200

/** Nodes of a compiled pattern, counted repeats written out. */
export const MAX_NODES = 20_000

/** Cells of the table that says which edge of a node a byte takes. */
export const MAX_SHAPE_CELLS = 2 ** 21

/**
 * Places of a pattern that a match may stand at, all at once, after one byte. A byte never costs more node visits than about
 * twice this, whatever the pattern and the text; so this is what bounds the time of a scan.
 */
export const MAX_WIDTH = 600

/** Transitions the lazy automaton keeps (4 bytes each); beyond, it forgets all of them and starts again. */
export const MAX_TRANSITIONS = 2 ** 20

/** Members all kept states have together (4 bytes each); beyond, they are forgotten too. */
export const MAX_MEMBERS = 2 ** 18

/** A cache that was filled in fewer bytes a state than this was of no use. */
export const MIN_BYTES_A_STATE = 10

/** Bytes for which no state is kept after a cache that was of no use. */
export const UNCACHED_BYTES = 65_536

/** Strings drawn before `sampleMatch` gives up. */
export const MAX_SAMPLE_TRIES = 200
