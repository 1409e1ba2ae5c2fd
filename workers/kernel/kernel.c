// The scan's inner loop over one row of activations, float32 [nTokens, dMlp]. build.sh makes kernel.wasm of it;
// kernel-js.ts says the same in plain words and must give the same bits. All state lives in this instance's memory.
//
// Neurons go in blocks of 16 (64 bytes, one cache line). A block's columns are first gathered into a small contiguous
// buffer, because a stride of 2048 floats would map every line to the same few cache sets; then two passes over it:
// counting (histogram, reservoirs) and summing (maximum, minimum, power sums).
#include <stdint.h>
#include <wasm_simd128.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define BLOCK 16
#define TILE 128 // tokens gathered at a time: 8 KB, so that it and the block's histograms stay in the first-level cache
#define BINS 1024
#define SAMPLE_BINS 64
#define SLOTS 8
#define LIMITS (SAMPLE_BINS + 1) // one more, always 0, where values that are not positive look
#define POWERS 4
#define LANES 5

typedef v128_t v128;

extern unsigned char __heap_base;

static uint32_t dMlp, stride;
static uint32_t *histogram;    // [stride, BINS]
static double *lanes;          // [stride, POWERS, LANES]
static float *minimum;         // [stride]
static uint32_t *limit;        // [stride, LIMITS] largest key in a full reservoir, all ones before
static uint8_t *slotCount;     // [stride, SAMPLE_BINS]
static uint32_t *slotKey;      // [stride, SAMPLE_BINS, SLOTS]
static uint32_t *slotOrder;    // the same shape
static float *slotValue;       // the same shape
static float *unitMax;         // [nUnits, stride]
static uint32_t *unitToken;    // [nUnits, stride]
static uint32_t end;

static float column[TILE * BLOCK] __attribute__((aligned(64)));

// Places all arrays; returns the address after them, where the caller puts keys and activations.
EXPORT(place) uint32_t place(uint32_t neurons, uint32_t nUnits) {
  uintptr_t at = ((uintptr_t)&__heap_base + 63) & ~(uintptr_t)63;
  dMlp = neurons;
  stride = (neurons + BLOCK - 1) / BLOCK * BLOCK;
#define ARRAY(name, count) name = (void *)at; at = (at + (uintptr_t)(count) * sizeof *name + 63) & ~(uintptr_t)63
  ARRAY(histogram, stride * BINS);
  ARRAY(lanes, stride * POWERS * LANES);
  ARRAY(minimum, stride);
  ARRAY(limit, stride * LIMITS);
  ARRAY(slotCount, stride * SAMPLE_BINS);
  ARRAY(slotKey, stride * SAMPLE_BINS * SLOTS);
  ARRAY(slotOrder, stride * SAMPLE_BINS * SLOTS);
  ARRAY(slotValue, stride * SAMPLE_BINS * SLOTS);
  ARRAY(unitMax, nUnits * stride);
  ARRAY(unitToken, nUnits * stride);
  return end = at;
}

// Empties the state. The memory up to place()'s address must exist.
EXPORT(clear) void clear(void) {
  __builtin_memset(histogram, 0, (char *)minimum - (char *)histogram);
  __builtin_memset(slotCount, 0, stride * SAMPLE_BINS);
  for (uint32_t m = 0; m < stride; m++) {
    minimum[m] = __builtin_inff();
    for (uint32_t b = 0; b < LIMITS; b++) limit[m * LIMITS + b] = b < SAMPLE_BINS ? 0xffffffffu : 0;
  }
  for (float *p = unitMax; p < (float *)unitToken; p++) *p = -__builtin_inff();
  __builtin_memset(unitToken, 0, end - (uintptr_t)unitToken);
}

// Address of the i-th array, in the order of place().
EXPORT(address) void *address(uint32_t i) {
  void *all[] = {histogram, lanes, minimum, slotCount, slotKey, slotOrder, slotValue, unitMax, unitToken};
  return all[i];
}

// Offers one token to a reservoir: kept where a slot is free or its (key, order) is below the largest one held.
static __attribute__((noinline)) void offer(uint32_t neuron, uint32_t bin, uint32_t key, uint32_t order, float value) {
  uint32_t reservoir = neuron * SAMPLE_BINS + bin, count = slotCount[reservoir];
  uint32_t *keys = slotKey + reservoir * SLOTS, *orders = slotOrder + reservoir * SLOTS, slot = count;
  if (count == SLOTS) {
    uint64_t largest = 0;
    for (uint32_t i = 0; i < SLOTS; i++) {
      uint64_t held = (uint64_t)keys[i] << 32 | orders[i];
      if (held >= largest) largest = held, slot = i;
    }
    if (((uint64_t)key << 32 | order) >= largest) return;
  } else {
    slotCount[reservoir] = count + 1;
  }
  keys[slot] = key;
  orders[slot] = order;
  slotValue[reservoir * SLOTS + slot] = value;
  if (count >= SLOTS - 1) {
    uint32_t largest = 0;
    for (uint32_t i = 0; i < SLOTS; i++) largest = keys[i] > largest ? keys[i] : largest;
    limit[neuron * LIMITS + bin] = largest;
  }
}

// Histogram and reservoirs of `n` gathered tokens of the block at neuron `m`; tokens before `firstSampled` only count.
static void count(uint32_t m, uint32_t n, const uint32_t *keys, uint32_t order, uint32_t firstSampled) {
  uint32_t *bins = histogram + m * BINS, *limits = limit + m * LIMITS;
  const v128 lane = wasm_u32x4_make(0, 1, 2, 3);
  for (uint32_t t = 0; t < n; t++) {
    const uint32_t key = keys[t], sampled = t >= firstSampled;
    for (uint32_t j = 0; j < BLOCK; j += 4) {
      v128 x = wasm_v128_load(column + t * BLOCK + j), group = wasm_i32x4_add(lane, wasm_u32x4_splat(j));
      v128 magnitude = wasm_u32x4_shr(wasm_v128_and(x, wasm_i32x4_splat(0x7fffffff)), 19);
      magnitude = wasm_i32x4_sub(magnitude, wasm_i32x4_splat((127 - 20) * 16));
      magnitude = wasm_i32x4_max(wasm_i32x4_min(magnitude, wasm_i32x4_splat(511)), wasm_i32x4_splat(0));
      v128 bin = wasm_v128_or(magnitude, wasm_i32x4_shl(wasm_u32x4_shr(x, 31), 9));
      bin = wasm_i32x4_add(bin, wasm_i32x4_mul(group, wasm_i32x4_splat(BINS)));
      v128 sample = wasm_i32x4_sub(wasm_u32x4_shr(magnitude, 2), wasm_i32x4_splat(32));
      sample = wasm_i32x4_max(wasm_i32x4_min(sample, wasm_i32x4_splat(SAMPLE_BINS - 1)), wasm_i32x4_splat(0));
      v128 positive = wasm_f32x4_gt(x, wasm_f32x4_splat(0));
      sample = wasm_v128_bitselect(sample, wasm_i32x4_splat(SAMPLE_BINS), positive);
      v128 place = wasm_i32x4_add(sample, wasm_i32x4_mul(group, wasm_i32x4_splat(LIMITS)));
#define ONE(i)                                                                                                         \
  bins[wasm_u32x4_extract_lane(bin, i)]++;                                                                             \
  if (__builtin_expect(key <= limits[wasm_u32x4_extract_lane(place, i)], 0) && sampled &&                              \
      wasm_u32x4_extract_lane(sample, i) != SAMPLE_BINS)                                                               \
    offer(m + j + i, wasm_u32x4_extract_lane(sample, i), key, order + t, wasm_f32x4_extract_lane(x, i));
      ONE(0) ONE(1) ONE(2) ONE(3)
    }
  }
}

// Row sums of four neurons: maximum, its token, minimum, and plain double sums of x, x^2, x^3, x^4 in token order.
typedef struct {
  v128 max, at, min, low[POWERS], high[POWERS];
} Sums;

static void sum(Sums *s, const float *x, uint32_t n, uint32_t firstToken) {
  v128 max = s->max, at = s->at, min = s->min, token = wasm_u32x4_splat(firstToken);
  v128 a1 = s->low[0], a2 = s->low[1], a3 = s->low[2], a4 = s->low[3];
  v128 b1 = s->high[0], b2 = s->high[1], b3 = s->high[2], b4 = s->high[3];
  for (uint32_t t = 0; t < n; t++, x += BLOCK) {
    v128 v = wasm_v128_load(x), larger = wasm_f32x4_gt(v, max);
    max = wasm_f32x4_pmax(max, v);
    at = wasm_v128_bitselect(token, at, larger);
    token = wasm_i32x4_add(token, wasm_i32x4_splat(1));
    min = wasm_f32x4_pmin(min, v);
    v128 a = wasm_f64x2_promote_low_f32x4(v);
    v128 b = wasm_f64x2_promote_low_f32x4(wasm_i32x4_shuffle(v, v, 2, 3, 2, 3));
    v128 aa = wasm_f64x2_mul(a, a), bb = wasm_f64x2_mul(b, b);
    a1 = wasm_f64x2_add(a1, a);
    b1 = wasm_f64x2_add(b1, b);
    a2 = wasm_f64x2_add(a2, aa);
    b2 = wasm_f64x2_add(b2, bb);
    a3 = wasm_f64x2_add(a3, wasm_f64x2_mul(aa, a));
    b3 = wasm_f64x2_add(b3, wasm_f64x2_mul(bb, b));
    a4 = wasm_f64x2_add(a4, wasm_f64x2_mul(aa, aa));
    b4 = wasm_f64x2_add(b4, wasm_f64x2_mul(bb, bb));
  }
  *s = (Sums){max, at, min, {a1, a2, a3, a4}, {b1, b2, b3, b4}};
}

static const double grid[LANES] = {0x1p20, 0x1p-10, 0x1p-40, 0x1p-70, 0x1p-100};

// Adds a row sum to its exact lanes: the part on each grid, coarsest first (lib/numeric/exact-sum.ts).
static void spread(double *to, double rest) {
  for (uint32_t i = 0; i < LANES; i++) {
    double magic = 0x1.8p52 * grid[i], part = rest + magic - magic;
    to[i] += part;
    rest -= part;
  }
}

// Adds one row of n > 0 tokens: x[n, dMlp] (64 readable bytes after it), keys[n]. Returns 0 where a value is NaN or Inf.
EXPORT(addRow) uint32_t addRow(const float *x, const uint32_t *keys, uint32_t n, uint32_t unit, uint32_t firstToken,
                               uint32_t order, uint32_t bos) {
  for (uint32_t m = 0; m < dMlp; m += BLOCK) {
    Sums sums[BLOCK / 4];
    __builtin_memset(sums, 0, sizeof sums);
    for (uint32_t g = 0; g < BLOCK / 4; g++) {
      sums[g].max = wasm_f32x4_splat(-__builtin_inff());
      sums[g].min = wasm_v128_load(minimum + m + 4 * g);
    }
    for (uint32_t t = 0; t < n; t += TILE) {
      const uint32_t size = n - t < TILE ? n - t : TILE;
      const float *from = x + t * dMlp + m;
      for (uint32_t i = 0; i < size; i++, from += dMlp)
        for (uint32_t j = 0; j < BLOCK; j += 4) wasm_v128_store(column + i * BLOCK + j, wasm_v128_load(from + j));
      const uint32_t unranked = t < bos ? bos - t : 0;
      count(m, size, keys + t, order + t - bos, unranked);
      for (uint32_t g = 0; g < BLOCK / 4; g++) {
        uint32_t begin = 0, stop = unranked ? unranked : size;
        for (;;) {
          sum(sums + g, column + 4 * g + begin * BLOCK, stop - begin, t + begin);
          if (stop == size) break;
          // BOS is no token of a document: no unit's maximum lies on it.
          sums[g].max = wasm_f32x4_splat(-__builtin_inff());
          begin = stop;
          stop = size;
        }
      }
    }
    const uint32_t real = dMlp - m < BLOCK ? dMlp - m : BLOCK;
    for (uint32_t j = 0; j < real; j++) {
      const Sums *s = sums + j / 4;
      const uint32_t half = j & 3;
      const double *powers = (const double *)(half < 2 ? s->low : s->high) + (half & 1);
      if (powers[0] - powers[0] != 0) return 0;
      for (uint32_t p = 0; p < POWERS; p++) spread(lanes + ((m + j) * POWERS + p) * LANES, powers[2 * p]);
      const float value = ((const float *)&s->max)[half];
      const uint32_t at = ((const uint32_t *)&s->at)[half];
      const uint32_t token = firstToken + at - bos, to = unit * stride + m + j;
      if (value > unitMax[to] || (value == unitMax[to] && token < unitToken[to])) {
        unitMax[to] = value;
        unitToken[to] = token;
      }
      minimum[m + j] = ((const float *)&s->min)[half];
    }
  }
  return 1;
}
