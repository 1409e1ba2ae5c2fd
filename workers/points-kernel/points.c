// Sums of products over float32 points: what reasons (lib/analysis/reasons.ts) spend their time on.
// workers/kernel/build.sh makes points.wasm of it;
// lib/analysis/plain-points.ts says the same in plain words and must give the same bits: each product and each sum is rounded to
// float32, in the order told there. Addresses are the caller's; rows are `width` floats long, a multiple of 4, zeros at their end.
#include <stdint.h>
#include <wasm_simd128.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define LOAD(p) wasm_v128_load(p)
#define MULTIPLY wasm_f32x4_mul
#define ADD wasm_f32x4_add
#define GROUP 8 // points whose cosines are taken at once

typedef v128_t v128;

extern unsigned char __heap_base;

// First address that the caller may use.
EXPORT(heap) uint32_t heap(void) { return ((uint32_t)(uintptr_t)&__heap_base + 63) & ~63u; }

static inline float sumOf(v128 a) {
  return (wasm_f32x4_extract_lane(a, 0) + wasm_f32x4_extract_lane(a, 1)) +
         (wasm_f32x4_extract_lane(a, 2) + wasm_f32x4_extract_lane(a, 3));
}

// out[i, q] = points[i] . directions[q]; four sums of every fourth number each.
EXPORT(project)
void project(const float *points, int32_t n, int32_t width, const float *directions, int32_t p, float *out) {
  for (int32_t q = 0; q < p; q += 4) {
    // Directions after the last stand for it: what they give is written where it is written anyway.
    const float *da = directions + q * width;
    const float *db = q + 1 < p ? da + width : da;
    const float *dc = q + 2 < p ? db + width : db;
    const float *dd = q + 3 < p ? dc + width : dc;
    int32_t b = (db - directions) / width, c = (dc - directions) / width, d = (dd - directions) / width;
    for (int32_t i = 0; i < n; i += 2) {
      const float *x = points + i * width;
      const float *y = i + 1 < n ? x + width : x;
      v128 zero = wasm_f32x4_splat(0);
      v128 ax = zero, bx = zero, cx = zero, dx = zero, ay = zero, by = zero, cy = zero, dy = zero;
      for (int32_t j = 0; j < width; j += 4) {
        v128 px = LOAD(x + j), py = LOAD(y + j), w = LOAD(da + j);
        ax = ADD(ax, MULTIPLY(px, w));
        ay = ADD(ay, MULTIPLY(py, w));
        w = LOAD(db + j);
        bx = ADD(bx, MULTIPLY(px, w));
        by = ADD(by, MULTIPLY(py, w));
        w = LOAD(dc + j);
        cx = ADD(cx, MULTIPLY(px, w));
        cy = ADD(cy, MULTIPLY(py, w));
        w = LOAD(dd + j);
        dx = ADD(dx, MULTIPLY(px, w));
        dy = ADD(dy, MULTIPLY(py, w));
      }
      float *to = out + i * p;
      to[q] = sumOf(ax), to[b] = sumOf(bx), to[c] = sumOf(cx), to[d] = sumOf(dx);
      to = y == x ? to : to + p;
      to[q] = sumOf(ay), to[b] = sumOf(by), to[c] = sumOf(cy), to[d] = sumOf(dy);
    }
  }
}

// out[q] += parts[i, q] * points[i], points in order; `out` [p, width] holds what was there before.
EXPORT(combine)
void combine(const float *points, int32_t n, int32_t width, const float *parts, int32_t p, float *out) {
  int32_t i = 0;
  for (; i + 3 < n; i += 4) {
    const float *x = points + i * width, *y = x + width, *z = y + width, *u = z + width;
    for (int32_t q = 0; q < p; q++) {
      const float *part = parts + i * p + q;
      v128 a = wasm_v128_load32_splat(part), b = wasm_v128_load32_splat(part + p);
      v128 c = wasm_v128_load32_splat(part + 2 * p), d = wasm_v128_load32_splat(part + 3 * p);
      float *to = out + q * width;
      for (int32_t j = 0; j < width; j += 4) {
        v128 sum = ADD(LOAD(to + j), MULTIPLY(LOAD(x + j), a));
        sum = ADD(sum, MULTIPLY(LOAD(y + j), b));
        sum = ADD(sum, MULTIPLY(LOAD(z + j), c));
        wasm_v128_store(to + j, ADD(sum, MULTIPLY(LOAD(u + j), d)));
      }
    }
  }
  for (; i < n; i++)
    for (int32_t q = 0; q < p; q++) {
      v128 a = wasm_v128_load32_splat(parts + i * p + q);
      for (int32_t j = 0; j < width; j += 4) {
        float *to = out + q * width + j;
        wasm_v128_store(to, ADD(LOAD(to), MULTIPLY(LOAD(points + i * width + j), a)));
      }
    }
}

// Lays points [n, width] in groups of 8, number by number: columns [ceil(n / 8), d, 8]. Points after the last are zeros.
EXPORT(lay) void lay(const float *points, int32_t n, int32_t d, int32_t width, float *columns) {
  for (int32_t first = 0; first < n; first += GROUP)
    for (int32_t j = 0; j < d; j++)
      for (int32_t i = first; i < first + GROUP; i++) *columns++ = i < n ? points[i * width + j] : 0;
}

// The centre with the largest cosine to each point (ties: the first), sums and counts of each centre's points; returns the sum of
// 1 - cosine, in double precision. Cosines are summed number by number.
EXPORT(assign)
double assign(const float *columns, const float *points, int32_t n, int32_t d, int32_t width, const float *centres, int32_t k,
              uint8_t *nearest, float *sums, uint32_t *counts) {
  __builtin_memset(sums, 0, (uint32_t)(k * width) * sizeof *sums);
  __builtin_memset(counts, 0, (uint32_t)k * sizeof *counts);
  double within = 0;
  float cosines[GROUP];
  uint32_t chosen[GROUP];
  for (int32_t first = 0; first < n; first += GROUP, columns += d * GROUP) {
    v128 zero = wasm_f32x4_splat(0);
    v128 bestLow = wasm_f32x4_splat(-__builtin_inff()), bestHigh = bestLow, ownLow = zero, ownHigh = zero;
    for (int32_t c = 0; c < k; c += 2) {
      const float *left = centres + c * width;
      // The last of an odd number is compared with itself, and is not larger.
      int32_t other = c + 1 < k ? c + 1 : c;
      const float *right = centres + other * width;
      v128 leftLow = zero, leftHigh = zero, rightLow = zero, rightHigh = zero;
      for (int32_t j = 0; j < d; j++) {
        v128 low = LOAD(columns + j * GROUP), high = LOAD(columns + j * GROUP + 4);
        v128 l = wasm_v128_load32_splat(left + j), r = wasm_v128_load32_splat(right + j);
        leftLow = ADD(leftLow, MULTIPLY(low, l));
        leftHigh = ADD(leftHigh, MULTIPLY(high, l));
        rightLow = ADD(rightLow, MULTIPLY(low, r));
        rightHigh = ADD(rightHigh, MULTIPLY(high, r));
      }
#define KEEP(value, best, own, c)                                                                                             \
  {                                                                                                                           \
    v128 larger = wasm_f32x4_gt(value, best);                                                                                 \
    best = wasm_v128_bitselect(value, best, larger);                                                                          \
    own = wasm_v128_bitselect(wasm_i32x4_splat(c), own, larger);                                                              \
  }
      KEEP(leftLow, bestLow, ownLow, c)
      KEEP(leftHigh, bestHigh, ownHigh, c)
      KEEP(rightLow, bestLow, ownLow, other)
      KEEP(rightHigh, bestHigh, ownHigh, other)
    }
    wasm_v128_store(cosines, bestLow), wasm_v128_store(cosines + 4, bestHigh);
    wasm_v128_store(chosen, ownLow), wasm_v128_store(chosen + 4, ownHigh);
    for (int32_t i = first; i < n && i < first + GROUP; i++) {
      uint32_t own = chosen[i - first];
      within += 1 - (double)cosines[i - first];
      nearest[i] = own;
      counts[own]++;
      for (int32_t j = 0; j < width; j += 4) {
        float *to = sums + own * width + j;
        wasm_v128_store(to, ADD(LOAD(to), LOAD(points + i * width + j)));
      }
    }
  }
  return within;
}

// Lowers the distance of each point to 1 - cosine to `centre` (0 at least, and a little more) where that is less; returns their
// sum, in double precision.
EXPORT(spread)
double spread(const float *columns, int32_t n, int32_t d, const float *centre, float *distance) {
  double total = 0;
  float cosines[GROUP];
  for (int32_t first = 0; first < n; first += GROUP, columns += d * GROUP) {
    v128 low = wasm_f32x4_splat(0), high = low;
    for (int32_t j = 0; j < d; j++) {
      v128 weight = wasm_v128_load32_splat(centre + j);
      low = ADD(low, MULTIPLY(LOAD(columns + j * GROUP), weight));
      high = ADD(high, MULTIPLY(LOAD(columns + j * GROUP + 4), weight));
    }
    wasm_v128_store(cosines, low), wasm_v128_store(cosines + 4, high);
    for (int32_t i = first; i < n && i < first + GROUP; i++) {
      float own = 1 - cosines[i - first];
      own = (own > 0 ? own : 0) + 1e-12f;
      if (own < distance[i]) distance[i] = own;
      total += distance[i];
    }
  }
  return total;
}

// What tells an example's reason: products[i, c] = points[places[i]] . directions[c], and lengths[i] = the sum of its numbers'
// squares times `squares`; summed as `project` does.
EXPORT(tell)
void tell(const float *points, int32_t width, const uint32_t *places, int32_t n, const float *directions, int32_t k,
          const float *squares, float *products, float *lengths) {
  for (int32_t i = 0; i < n; i++) {
    const float *x = points + places[i] * (uint32_t)width;
    for (int32_t c = 0; c < k; c += 3) {
      const float *da = directions + c * width;
      const float *db = c + 1 < k ? da + width : da;
      const float *dc = c + 2 < k ? db + width : db;
      v128 zero = wasm_f32x4_splat(0), a = zero, b = zero, e = zero, length = zero;
      for (int32_t j = 0; j < width; j += 4) {
        v128 own = LOAD(x + j);
        a = ADD(a, MULTIPLY(own, LOAD(da + j)));
        b = ADD(b, MULTIPLY(own, LOAD(db + j)));
        e = ADD(e, MULTIPLY(own, LOAD(dc + j)));
        length = ADD(length, MULTIPLY(MULTIPLY(own, own), LOAD(squares + j)));
      }
      products[i * k + c] = sumOf(a);
      if (db != da) products[i * k + c + 1] = sumOf(b);
      if (dc != db) products[i * k + c + 2] = sumOf(e);
      lengths[i] = sumOf(length);
    }
  }
}
