// Random tokens of the bands of a layer's neurons, over one row of activations, float32 [nTokens, dMlp].
// workers/kernel/build.sh makes bands.wasm of it; lib/analysis/band-samples.ts says the same in plain words and must give the same bits. Addresses are the caller's.
#include <stdint.h>
#include <wasm_simd128.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define BANDS 9
#define INNER (BANDS - 1)
#define BLOCK 16 // neurons, one cache line
#define TILE 128 // tokens gathered at a time
#define ROUNDING 402653184.0 // 1.5 * 2^28: adding and subtracting it rounds to 2^-24

extern unsigned char __heap_base;

static float column[BLOCK * TILE] __attribute__((aligned(64)));
static uint32_t bands[TILE] __attribute__((aligned(64)));

// The lists of a layer, as BandSamples has them.
static uint32_t k;
static uint32_t *size, *key, *slot;
static float *value;

// First address that the caller may use.
EXPORT(heap) uint32_t heap(void) { return ((uint32_t)(uintptr_t)&__heap_base + 63) & ~63u; }

EXPORT(lists) void lists(uint32_t each, uint32_t *sizes, uint32_t *keys, uint32_t *slots, float *values) {
  k = each, size = sizes, key = keys, slot = slots, value = values;
}

static inline int isAfter(uint32_t aKey, uint32_t aSlot, uint32_t bKey, uint32_t bSlot) {
  return aKey > bKey || (aKey == bKey && aSlot > bSlot);
}

static inline void move(uint32_t to, uint32_t from) {
  key[to] = key[from], slot[to] = slot[from], value[to] = value[from];
}

// Keeps a token where a list has room, or in place of the last of those kept where it comes before that one.
static void offer(uint32_t list, uint32_t newKey, uint32_t newSlot, float activation) {
  uint32_t first = list * k, at = 0;
  if (size[list] < k) {
    at = size[list]++;
    while (at > 0) {
      uint32_t up = (at - 1) >> 1;
      if (isAfter(key[first + up], slot[first + up], newKey, newSlot)) break;
      move(first + at, first + up);
      at = up;
    }
  } else {
    if (!isAfter(key[first], slot[first], newKey, newSlot)) return;
    for (uint32_t child = 1; child < k; child = 2 * at + 1) {
      uint32_t right = first + child + 1;
      if (child + 1 < k && isAfter(key[right], slot[right], key[right - 1], slot[right - 1])) child++;
      if (!isAfter(key[first + child], slot[first + child], newKey, newSlot)) break;
      move(first + at, first + child);
      at = child;
    }
  }
  key[first + at] = newKey, slot[first + at] = newSlot, value[first + at] = activation;
}

// Band of each of `n` activations of a neuron; BANDS where it is not above 0.
static void findBands(const float *own, uint32_t n, const float *ends) {
  v128_t zero = wasm_f32x4_splat(0), none = wasm_i32x4_splat(BANDS);
  for (uint32_t i = 0; i < n; i += 4) {
    v128_t activation = wasm_v128_load(own + i), band = wasm_i32x4_splat(0);
    // A comparison that holds is -1.
    for (int end = 0; end < INNER; end++)
      band = wasm_i32x4_sub(band, wasm_f32x4_gt(activation, wasm_v128_load32_splat(ends + end)));
    wasm_v128_store(bands + i, wasm_v128_bitselect(band, none, wasm_f32x4_gt(activation, zero)));
  }
}

// Offers tokens firstSlot, firstSlot + 1, ...; `ends` and `perScale` of each neuron, counts and mass of each list.
EXPORT(add)
void add(const float *activations, uint32_t nTokens, uint32_t dMlp, const uint32_t *keys, uint32_t firstSlot, const float *ends,
         const double *perScale, double *counts, double *mass) {
  for (uint32_t first = 0; first < dMlp; first += BLOCK) {
    uint32_t width = dMlp - first < BLOCK ? dMlp - first : BLOCK;
    for (uint32_t begin = 0; begin < nTokens; begin += TILE) {
      uint32_t n = nTokens - begin < TILE ? nTokens - begin : TILE;
      for (uint32_t token = 0; token < n; token++)
        for (uint32_t i = 0; i < width; i++) column[i * TILE + token] = activations[(begin + token) * dMlp + first + i];
      for (uint32_t i = 0; i < width; i++) {
        uint32_t neuron = first + i, list = neuron * BANDS;
        // A dead neuron's.
        if (!(ends[neuron * INNER] < __builtin_inff())) continue;
        const float *own = column + i * TILE;
        findBands(own, n, ends + neuron * INNER);
        // One more than there are bands, for what is in none: cheaper than asking each time.
        double number[BANDS + 1], sum[BANDS + 1];
        uint32_t limit[BANDS + 1];
        for (int band = 0; band < BANDS; band++) {
          number[band] = counts[list + band], sum[band] = mass[list + band];
          limit[band] = size[list + band] < k ? UINT32_MAX : key[(list + band) * k];
        }
        number[BANDS] = sum[BANDS] = 0, limit[BANDS] = 0;
        for (uint32_t token = 0; token < n; token++) {
          uint32_t band = bands[token], own_key = keys[begin + token];
          number[band] += 1;
          sum[band] += (double)own[token] * perScale[neuron] + ROUNDING - ROUNDING;
          if (own_key <= limit[band] && band < BANDS) {
            offer(list + band, own_key, firstSlot + begin + token, own[token]);
            if (size[list + band] == k) limit[band] = key[(list + band) * k];
          }
        }
        for (int band = 0; band < BANDS; band++) counts[list + band] = number[band], mass[list + band] = sum[band];
      }
    }
  }
}
