// One training step's loss and gradients of train_family.py's Model, for CPUs with AMX (bf16 matrix tiles).
//
// Products take bf16 operands and add in float32; the residual stream, norms, softmax and gradients are float32: what autocast
// does on a GPU. Matrices are packed into tiles first. A left operand [rows, k] is cut into tiles of 16 rows x 32 k, a right
// operand [k, columns] into tiles of 16 pairs of k x 16 columns; tiles lie 1 KB each, two side by side for 32 rows or columns,
// then along k, then along rows or columns. A tile of the left kind of x is the transpose, in 32-bit units, of a tile of the
// right kind of x^T: hence the four packers. amx_step.py --check holds this file against
// PyTorch's gradients.

#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CONTEXT = 256, HEAD = 32, BLOCKS = CONTEXT / 32, TILE = 512, SOLU = 1, GELU = 2 };
typedef uint16_t bf16;

static const float QUERY_SCALE = 0.17677669f;  // 1 / sqrt(HEAD)

// The order of a block's tensors in `weights` and `gradients`; W_E and W_pos come before, ln_final.w, ln_final.b, W_U after.
enum { LN1_W, LN1_B, W_QKV, B_QKV, W_O, B_O, LN2_W, LN2_B, W_IN, B_IN, W_OUT, B_OUT, LN_W, LN_B, PER_BLOCK };

// Asks the kernel for the tiles. 0, or -1 where there are none.
int ready(void) {
  struct {
    uint8_t palette, start, none[14];
    uint16_t bytes[16];
    uint8_t rows[16];
  } __attribute__((packed)) shape = {.palette = 1};
  if (syscall(SYS_arch_prctl, 0x1023, 18)) return -1;
  for (int i = 0; i < 8; i++) shape.bytes[i] = 64, shape.rows[i] = 16;
  __asm__ volatile("" ::"r"(&shape) : "memory");  // the next line says that it reads only the first 8 bytes
  _tile_loadconfig(&shape);
  return 0;
}

static void *room(size_t bytes) {
  const size_t page = 2 << 20;
  bytes = (bytes + page - 1) / page * page;
  void *at = aligned_alloc(page, bytes);
  if (!at) abort();
  madvise(at, bytes, MADV_HUGEPAGE);
  memset(at, 0, bytes);
  return at;
}
static float *floats(size_t n) { return room(4 * n); }
static bf16 *halves(size_t n) { return room(2 * n); }

// ---- packing

static inline __m512i narrow(const float *low, const float *high) {
  return (__m512i)_mm512_cvtne2ps_pbh(_mm512_loadu_ps(high), _mm512_loadu_ps(low));
}

static void left_tile(const float *x, long stride, bf16 *out) {
  for (int r = 0; r < 16; r++) _mm512_store_si512(out + 32 * r, narrow(x + r * stride, x + r * stride + 16));
}

// Sixteen bf16 and sixteen more, one of each by turns.
static inline __m512i interleave(__m512i both) {
  return _mm512_permutexvar_epi16(_mm512_set_epi16(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7, 22, 6, 21,
                                                   5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0),
                                  both);
}

static void right_tile(const float *x, long stride, bf16 *out) {
  for (int k = 0; k < 16; k++) _mm512_store_si512(out + 32 * k, interleave(narrow(x + 2 * k * stride, x + (2 * k + 1) * stride)));
}

static void transpose(bf16 *tile) {
  __m512i a[16], b[16];
  for (int i = 0; i < 16; i++) a[i] = _mm512_load_si512(tile + 32 * i);
  for (int i = 0; i < 8; i++) {
    b[2 * i] = _mm512_unpacklo_epi32(a[2 * i], a[2 * i + 1]);
    b[2 * i + 1] = _mm512_unpackhi_epi32(a[2 * i], a[2 * i + 1]);
  }
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < 2; j++) {
      a[4 * i + 2 * j] = _mm512_unpacklo_epi64(b[4 * i + j], b[4 * i + j + 2]);
      a[4 * i + 2 * j + 1] = _mm512_unpackhi_epi64(b[4 * i + j], b[4 * i + j + 2]);
    }
  // a[4i + c] holds column c of each group of four columns, rows 4i to 4i + 3.
  for (int c = 0; c < 4; c++) {
    __m512i even = _mm512_shuffle_i32x4(a[c], a[4 + c], 0x88), odd = _mm512_shuffle_i32x4(a[c], a[4 + c], 0xdd);
    __m512i even2 = _mm512_shuffle_i32x4(a[8 + c], a[12 + c], 0x88), odd2 = _mm512_shuffle_i32x4(a[8 + c], a[12 + c], 0xdd);
    b[c] = _mm512_shuffle_i32x4(even, even2, 0x88);
    b[8 + c] = _mm512_shuffle_i32x4(even, even2, 0xdd);
    b[4 + c] = _mm512_shuffle_i32x4(odd, odd2, 0x88);
    b[12 + c] = _mm512_shuffle_i32x4(odd, odd2, 0xdd);
  }
  for (int i = 0; i < 16; i++) _mm512_store_si512(tile + 32 * i, b[i]);
}

// x [rows, k] as a left operand.
static void pack_left(const float *x, long stride, int rows, int k, bf16 *out) {
  for (int r = 0; r < rows; r += 32)
    for (int c = 0; c < k; c += 32)
      for (int t = 0; t < 32; t += 16, out += TILE) left_tile(x + (r + t) * stride + c, stride, out);
}

// x [k, columns] as a right operand.
static void pack_right(const float *x, long stride, int k, int columns, bf16 *out) {
  for (int c = 0; c < columns; c += 32)
    for (int r = 0; r < k; r += 32)
      for (int t = 0; t < 32; t += 16, out += TILE) right_tile(x + r * stride + c + t, stride, out);
}

// The transpose of x [k, rows] as a left operand.
static void pack_left_transposed(const float *x, long stride, int k, int rows, bf16 *out) {
  pack_right(x, stride, k, rows, out);
  for (long i = 0; i < (long)k * rows / TILE; i++) transpose(out + i * TILE);
}

// The transpose of x [columns, k] as a right operand.
static void pack_right_transposed(const float *x, long stride, int columns, int k, bf16 *out) {
  pack_left(x, stride, columns, k, out);
  for (long i = 0; i < (long)k * columns / TILE; i++) transpose(out + i * TILE);
}

// ---- products

// 32 x 32 of out (+)= left x right, over `steps` times 32 k.
static inline void block(const bf16 *left, const bf16 *right, float *out, long stride, int steps, int add) {
  float *second = out + 16 * stride;
  __asm__ volatile("" ::: "memory");  // the loads below do not say that they read what was just packed
  if (add) {
    _tile_loadd(0, out, 4 * stride);
    _tile_loadd(1, out + 16, 4 * stride);
    _tile_loadd(2, second, 4 * stride);
    _tile_loadd(3, second + 16, 4 * stride);
  } else {
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
  }
  for (int i = 0; i < steps; i++, left += 2 * TILE, right += 2 * TILE) {
    _tile_loadd(4, left, 64);
    _tile_loadd(6, right, 64);
    _tile_loadd(7, right + TILE, 64);
    _tile_loadd(5, left + TILE, 64);
    _tile_dpbf16ps(0, 4, 6);
    _tile_dpbf16ps(1, 4, 7);
    _tile_dpbf16ps(2, 5, 6);
    _tile_dpbf16ps(3, 5, 7);
  }
  _tile_stored(0, out, 4 * stride);
  _tile_stored(1, out + 16, 4 * stride);
  _tile_stored(2, second, 4 * stride);
  _tile_stored(3, second + 16, 4 * stride);
}

// out [rows, columns] (+)= left [rows, k] x right [k, columns]; 512 k and 256 rows at a time, so that panels stay in the caches.
static void product(const bf16 *left, const bf16 *right, float *out, int rows, int columns, int k, int add) {
  for (int from = 0; from < k; from += 512, add = 1) {
    int steps = (k - from < 512 ? k - from : 512) / 32;
    for (int some = 0; some < rows; some += 256)
      for (int c = 0; c < columns; c += 32)
        for (int r = some; r < rows && r < some + 256; r += 32)
          block(left + (long)r * k + from * 32, right + (long)c * k + from * 32, out + (long)r * columns + c, columns, steps, add);
  }
}

// ---- parts of the model, row by row

static inline __m512 exponential(__m512 x) {
  const __m512 t = _mm512_mul_ps(x, _mm512_set1_ps(1.44269504f));
  const __m512 whole = _mm512_roundscale_ps(t, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  const __m512 f = _mm512_mul_ps(_mm512_sub_ps(t, whole), _mm512_set1_ps(0.69314718f));
  __m512 p = _mm512_set1_ps(1 / 720.f);
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1 / 120.f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1 / 24.f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1 / 6.f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(0.5f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1.f));
  p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1.f));
  return _mm512_scalef_ps(p, whole);
}

static float largest(const float *x, int n) {
  __m512 top = _mm512_loadu_ps(x);
  for (int i = 16; i < n; i += 16) top = _mm512_max_ps(top, _mm512_loadu_ps(x + i));
  return _mm512_reduce_max_ps(top);
}

// out = exp(x - from), n a multiple of 16; returns the sum.
static float exponentials(const float *x, float from, float *out, int n) {
  __m512 sum = _mm512_setzero_ps(), off = _mm512_set1_ps(from);
  for (int i = 0; i < n; i += 16) {
    __m512 e = exponential(_mm512_sub_ps(_mm512_loadu_ps(x + i), off));
    _mm512_storeu_ps(out + i, e);
    sum = _mm512_add_ps(sum, e);
  }
  return _mm512_reduce_add_ps(sum);
}

// Mean and 1 / standard deviation of x [n].
static void moments(const float *x, int n, float *mean, float *scale) {
  float sum = 0, squares = 0;
  for (int i = 0; i < n; i++) sum += x[i];
  *mean = sum / n;
  for (int i = 0; i < n; i++) squares += (x[i] - *mean) * (x[i] - *mean);
  *scale = 1 / sqrtf(squares / n + 1e-5f);
}

static void norm(const float *x, const float *w, const float *b, float *out, int rows, int n) {
  for (int r = 0; r < rows; r++, x += n, out += n) {
    float mean, scale;
    moments(x, n, &mean, &scale);
    for (int i = 0; i < n; i++) out[i] = (x[i] - mean) * scale * w[i] + b[i];
  }
}

// Adds to gx [rows, n] what upstream means for x; gw and gb likewise. Where `add` is 0 gx is replaced.
static void norm_back(const float *x, const float *w, const float *upstream, float *gx, float *gw, float *gb, int rows, int n,
                      int add) {
  for (int r = 0; r < rows; r++, x += n, upstream += n, gx += n) {
    float mean, scale, sum = 0, along = 0;
    moments(x, n, &mean, &scale);
    for (int i = 0; i < n; i++) {
      float hat = (x[i] - mean) * scale, g = upstream[i] * w[i];
      gw[i] += upstream[i] * hat, gb[i] += upstream[i];
      sum += g, along += g * hat;
    }
    sum /= n, along /= n;
    for (int i = 0; i < n; i++) {
      float g = scale * (upstream[i] * w[i] - sum - (x[i] - mean) * scale * along);
      gx[i] = add ? gx[i] + g : g;
    }
  }
}

// x += stream + b, row by row
static void add_bias(float *x, const float *stream, const float *b, int rows, int n) {
  for (int r = 0; r < rows; r++)
    for (int i = 0; i < n; i++) x[(long)r * n + i] += stream[(long)r * n + i] + b[i];
}

static void add_rows(const float *x, float *sum, int rows, int n) {
  for (int r = 0; r < rows; r++)
    for (int i = 0; i < n; i++) sum[i] += x[(long)r * n + i];
}

static inline float erf_of(float x) {  // Abramowitz and Stegun 7.1.26, within 1.5e-7
  float z = fabsf(x), t = 1 / (1 + 0.3275911f * z);
  float p = t * (0.254829592f + t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f))));
  return copysignf(1 - p * expf(-z * z), x);
}

// ---- the model

// What a layer keeps of a text on the way forward, and its packed weights.
typedef struct {
  float *x, *mid, *qkv, *z;    // input, after attention, queries keys values, heads' outputs
  float *pre, *shares, *post;  // pre-activations, their softmax (SoLU), activations
  bf16 *patterns;              // attention probabilities, packed, a head after the other
  bf16 *w_qkv, *w_o, *w_in, *w_out, *w_qkv_t, *w_o_t, *w_in_t, *w_out_t;
} Layer;

typedef struct {
  int n_layers, d, m, heads, vocab, act;
  Layer *layers;
  bf16 *w_u, *w_u_t, *left, *right, *odds_left, *odds_right, *tiles;
  float *x, *g, *narrow, *wide, *row;
} Step;

// A model's workspace, for texts of 256 tokens. Widths are multiples of 32, d_vocab too.
void *begin(int n_layers, int d, int m, int vocab, int act) {
  Step *s = calloc(1, sizeof *s);
  *s = (Step){n_layers, d, m, d / HEAD, vocab, act};
  long wide = 3 * d > m ? 3 * d : m;
  s->layers = calloc(n_layers, sizeof(Layer));
  for (int l = 0; l < n_layers; l++) {
    Layer *a = s->layers + l;
    a->x = floats((long)CONTEXT * d), a->mid = floats((long)CONTEXT * d), a->z = floats((long)CONTEXT * d);
    a->qkv = floats(3l * CONTEXT * d);
    a->patterns = halves((long)CONTEXT * CONTEXT * s->heads);
    a->w_qkv = halves(3l * d * d), a->w_qkv_t = halves(3l * d * d), a->w_o = halves((long)d * d), a->w_o_t = halves((long)d * d);
    if (m) {
      a->pre = floats((long)CONTEXT * m), a->shares = floats((long)CONTEXT * m), a->post = floats((long)CONTEXT * m);
      a->w_in = halves((long)d * m), a->w_in_t = halves((long)d * m);
      a->w_out = halves((long)d * m), a->w_out_t = halves((long)d * m);
    }
  }
  s->w_u = halves((long)d * vocab), s->w_u_t = halves((long)d * vocab);
  s->left = halves(CONTEXT * wide), s->right = halves(CONTEXT * wide);
  s->odds_left = halves((long)CONTEXT * vocab), s->odds_right = halves((long)CONTEXT * vocab);
  s->tiles = halves(8l * CONTEXT * HEAD + 3l * CONTEXT * CONTEXT);
  s->x = floats((long)CONTEXT * d), s->g = floats((long)CONTEXT * d), s->narrow = floats((long)CONTEXT * d);
  s->wide = floats(CONTEXT * wide), s->row = floats(2 * wide + 64l * CONTEXT);
  return s;
}

static void attention(Step *s, Layer *a) {
  int d = s->d;
  bf16 *q = s->tiles, *k = q + CONTEXT * HEAD, *v = k + CONTEXT * HEAD;
  float *scores = s->row, *scaled = s->row + 32 * CONTEXT;
  for (int h = 0; h < s->heads; h++) {
    const float *own = a->qkv + h * HEAD;
    bf16 *pattern = a->patterns + (long)h * CONTEXT * CONTEXT;
    for (int r = 0; r < CONTEXT; r++)
      for (int i = 0; i < HEAD; i++) scaled[r * HEAD + i] = own[(long)r * 3 * d + i] * QUERY_SCALE;
    pack_left(scaled, HEAD, CONTEXT, HEAD, q);
    pack_right_transposed(own + d, 3 * d, CONTEXT, HEAD, k);
    pack_right(own + 2 * d, 3 * d, CONTEXT, HEAD, v);
    for (int i = 0; i < BLOCKS; i++) {
      int keys = 32 * (i + 1);
      for (int j = 0; j <= i; j++) block(q + 2 * i * TILE, k + 2 * j * TILE, scores + 32 * j, CONTEXT, 1, 0);
      for (int r = 0; r < 32; r++) {
        float *row = scores + r * CONTEXT;
        for (int c = 32 * i + r + 1; c < keys; c++) row[c] = -1e30f;
        float total = 1 / exponentials(row, largest(row, keys), row, keys);
        for (int c = 0; c < keys; c++) row[c] *= total;
      }
      bf16 *here = pattern + i * BLOCKS * 2 * TILE;
      pack_left(scores, CONTEXT, 32, keys, here);
      block(here, v, a->z + 32l * i * d + h * HEAD, d, i + 1, 0);
    }
  }
}

// From gz [tokens, d], what the heads' outputs are owed, to g_qkv [tokens, 3 d].
static void attention_back(Step *s, Layer *a, const float *gz, float *g_qkv) {
  int d = s->d;
  long one = CONTEXT * HEAD;
  bf16 *q = s->tiles, *k = q + one, *vt = k + one, *up = vt + one, *up_right = up + one;
  bf16 *g_scores = s->tiles + 8 * one, *g_scores_t = g_scores + CONTEXT * CONTEXT, *pattern_t = g_scores_t + CONTEXT * CONTEXT;
  float *gp = s->row, *p = s->row + 32 * CONTEXT, *scaled = p;
  for (int h = 0; h < s->heads; h++) {
    const float *own = a->qkv + h * HEAD;
    const float *z = a->z + h * HEAD, *upstream = gz + h * HEAD;
    float *out = g_qkv + h * HEAD;
    const bf16 *pattern = a->patterns + (long)h * CONTEXT * CONTEXT;
    for (int r = 0; r < CONTEXT; r++)
      for (int i = 0; i < HEAD; i++) scaled[r * HEAD + i] = own[(long)r * 3 * d + i] * QUERY_SCALE;
    pack_right(scaled, HEAD, CONTEXT, HEAD, q);
    pack_right(own + d, 3 * d, CONTEXT, HEAD, k);
    pack_right_transposed(own + 2 * d, 3 * d, CONTEXT, HEAD, vt);
    pack_left(upstream, d, CONTEXT, HEAD, up);
    pack_right(upstream, d, CONTEXT, HEAD, up_right);
    for (int i = 0; i < BLOCKS; i++) {
      const bf16 *here = pattern + i * BLOCKS * 2 * TILE;
      for (int j = 0; j <= i; j++) block(up + 2 * i * TILE, vt + 2 * j * TILE, gp + 32 * j, CONTEXT, 1, 0);
      for (int r = 0; r < 32; r++) {
        float along = 0;
        for (int c = 0; c < HEAD; c++) along += upstream[(32l * i + r) * d + c] * z[(32l * i + r) * d + c];
        for (int j = 0; j <= i; j++) {
          const bf16 *from = here + (2 * j + r / 16) * TILE + r % 16 * 32;
          float *share = p + r * CONTEXT + 32 * j, *g = gp + r * CONTEXT + 32 * j;
          for (int c = 0; c < 32; c++) {
            union {
              uint32_t bits;
              float value;
            } wide = {.bits = (uint32_t)from[c] << 16};
            share[c] = wide.value;
            g[c] = wide.value * (g[c] - along);
          }
        }
      }
      pack_left(gp, CONTEXT, 32, 32 * (i + 1), g_scores);
      block(g_scores, k, out + 32l * i * 3 * d, 3 * d, i + 1, 0);
      for (int j = 0; j <= i; j++) {
        long to = ((long)j * BLOCKS + i) * 2 * TILE;
        pack_left_transposed(gp + 32 * j, CONTEXT, 32, 32, g_scores_t + to);
        pack_left_transposed(p + 32 * j, CONTEXT, 32, 32, pattern_t + to);
      }
    }
    for (int j = 0; j < BLOCKS; j++) {
      long from = ((long)j * BLOCKS + j) * 2 * TILE;
      block(g_scores_t + from, q + 2 * j * TILE, out + d + 32l * j * 3 * d, 3 * d, BLOCKS - j, 0);
      block(pattern_t + from, up_right + 2 * j * TILE, out + 2 * d + 32l * j * 3 * d, 3 * d, BLOCKS - j, 0);
    }
    for (int r = 0; r < CONTEXT; r++)
      for (int i = 0; i < HEAD; i++) out[(long)r * 3 * d + i] *= QUERY_SCALE;
  }
}

// Activations of the MLP [tokens, m] from its pre-activations, to which the bias is added first.
static void activate(Step *s, Layer *a, float *const *w) {
  int m = s->m;
  const float *b = w[B_IN];
  for (int r = 0; r < CONTEXT; r++) {
    float *pre = a->pre + (long)r * m, *shares = a->shares + (long)r * m, *out = a->post + (long)r * m;
    for (int i = 0; i < m; i++) pre[i] += b[i];
    if (s->act == GELU) {
      for (int i = 0; i < m; i++) out[i] = 0.5f * pre[i] * (1 + erf_of(pre[i] * 0.70710678f));
    } else {
      float total = 1 / exponentials(pre, largest(pre, m), shares, m);
      for (int i = 0; i < m; i++) shares[i] *= total, out[i] = pre[i] * shares[i];
      norm(out, w[LN_W], w[LN_B], out, 1, m);
    }
  }
}

// Turns g [tokens, m], what activations are owed, into what pre-activations are owed; adds that up in the bias's gradient.
static void activate_back(Step *s, Layer *a, float *const *w, float *const *gw, float *g) {
  int m = s->m;
  float *mid = s->row, *gb = gw[B_IN];
  for (int r = 0; r < CONTEXT; r++, g += m) {
    const float *pre = a->pre + (long)r * m, *shares = a->shares + (long)r * m;
    if (s->act == GELU) {
      for (int i = 0; i < m; i++) {
        float x = pre[i];
        g[i] *= 0.5f * (1 + erf_of(x * 0.70710678f)) + x * 0.39894228f * expf(-0.5f * x * x);
      }
    } else {
      float along = 0;
      for (int i = 0; i < m; i++) mid[i] = pre[i] * shares[i];
      norm_back(mid, w[LN_W], g, g, gw[LN_W], gw[LN_B], 1, m, 0);
      for (int i = 0; i < m; i++) along += g[i] * mid[i];
      for (int i = 0; i < m; i++) g[i] = shares[i] * (g[i] + g[i] * pre[i] - along);
    }
    for (int i = 0; i < m; i++) gb[i] += g[i];
  }
}

// gradient [rows, columns] += x [tokens, rows]^T g [tokens, columns]
static void weight_gradient(Step *s, const float *x, const float *g, float *gradient, int rows, int columns) {
  pack_left_transposed(x, rows, CONTEXT, rows, s->left);
  pack_right(g, columns, CONTEXT, columns, s->right);
  product(s->left, s->right, gradient, rows, columns, CONTEXT, 1);
}

// out [tokens, columns] = x [tokens, k] w, with w packed
static void times(Step *s, const float *x, const bf16 *w, float *out, int k, int columns) {
  pack_left(x, k, CONTEXT, k, s->left);
  product(s->left, w, out, CONTEXT, columns, k, 0);
}

// Exponentials of 32 x 32 logits in both packings; adds them up in sums [32, 16].
static inline void pack_odds(const float *logits, float *sums, bf16 *left, bf16 *right) {
  for (int r = 0; r < 32; r += 2, logits += 64, sums += 32) {
    __m512 a = exponential(_mm512_load_ps(logits)), b = exponential(_mm512_load_ps(logits + 16));
    __m512 c = exponential(_mm512_load_ps(logits + 32)), e = exponential(_mm512_load_ps(logits + 48));
    _mm512_store_ps(sums, _mm512_add_ps(_mm512_load_ps(sums), _mm512_add_ps(a, b)));
    _mm512_store_ps(sums + 16, _mm512_add_ps(_mm512_load_ps(sums + 16), _mm512_add_ps(c, e)));
    bf16 *to = left + r / 16 * TILE + r % 16 * 32;
    _mm512_store_si512(to, (__m512i)_mm512_cvtne2ps_pbh(b, a));
    _mm512_store_si512(to + 32, (__m512i)_mm512_cvtne2ps_pbh(e, c));
    _mm512_store_si512(right + r * 16, interleave((__m512i)_mm512_cvtne2ps_pbh(c, a)));
    _mm512_store_si512(right + TILE + r * 16, interleave((__m512i)_mm512_cvtne2ps_pbh(e, b)));
  }
}

// Sum of -log p over the tokens that have a target (>= 0) of x [tokens, d], normed. Replaces x by its gradient over `count`,
// and adds to that of W_U. Exponentials of logits are taken as they are: one over 88 makes the
// loss infinite.
static double predict(Step *s, float *x, const int32_t *targets, float *g_unembed, float count) {
  int d = s->d, vocab = s->vocab;
  float *logits = s->row, *partial = logits + 1024, own[CONTEXT], sums[CONTEXT];
  double loss = 0;
  memset(partial, 0, 64l * CONTEXT);
  pack_left(x, d, CONTEXT, d, s->left);
  for (int c = 0; c < vocab; c += 32)
    for (int r = 0; r < CONTEXT; r += 32) {
      block(s->left + (long)r * d, s->w_u + (long)c * d, logits, 32, d / 32, 0);
      for (int i = 0; i < 32; i++)
        if (targets[r + i] >= c && targets[r + i] < c + 32) own[r + i] = logits[32 * i + targets[r + i] - c];
      pack_odds(logits, partial + 16 * r, s->odds_left + (long)r * vocab + 32l * c, s->odds_right + (long)c * CONTEXT + 32l * r);
    }
  for (int r = 0; r < CONTEXT; r++) {
    int t = targets[r];
    sums[r] = _mm512_reduce_add_ps(_mm512_load_ps(partial + 16 * r));
    float scale = t < 0 ? 0 : 1 / (sums[r] * count);
    if (t >= 0) {
      loss += log(sums[r]) - own[r];
      union {
        float value;
        uint32_t bits;
      } odds = {.value = expf(own[r]) - sums[r]};
      bf16 rounded = (odds.bits + 0x7fff + (odds.bits >> 16 & 1)) >> 16;
      long block_left = (long)(r / 32 * 32) * vocab + t / 32 * 2l * TILE,
           block_right = (long)(t / 32 * 32) * CONTEXT + r / 32 * 2l * TILE;
      s->odds_left[block_left + r % 32 / 16 * TILE + r % 16 * 32 + t % 32] = rounded;
      s->odds_right[block_right + t % 32 / 16 * TILE + r % 32 / 2 * 32 + t % 16 * 2 + r % 2] = rounded;
    }
    sums[r] = scale;
    for (int i = 0; i < d; i++) x[(long)r * d + i] *= scale;
  }
  pack_left_transposed(x, d, CONTEXT, d, s->left);
  product(s->left, s->odds_right, g_unembed, d, vocab, CONTEXT, 1);
  product(s->odds_left, s->w_u_t, x, CONTEXT, d, vocab, 0);
  for (int r = 0; r < CONTEXT; r++)
    for (int i = 0; i < d; i++) x[(long)r * d + i] *= sums[r];
  return loss;
}

static void forward(Step *s, float *const *weights, const int32_t *tokens) {
  int n = CONTEXT, d = s->d, m = s->m;
  float *x = s->layers[0].x;
  for (int r = 0; r < n; r++)
    for (int i = 0; i < d; i++) x[(long)r * d + i] = weights[0][(long)tokens[r] * d + i] + weights[1][(long)r * d + i];
  for (int l = 0; l < s->n_layers; l++) {
    Layer *a = s->layers + l;
    float *const *w = weights + 2 + l * PER_BLOCK, *next = l + 1 < s->n_layers ? s->layers[l + 1].x : s->x;
    float *mid = m ? a->mid : next;
    norm(a->x, w[LN1_W], w[LN1_B], s->narrow, n, d);
    times(s, s->narrow, a->w_qkv, a->qkv, d, 3 * d);
    for (int r = 0; r < n; r++)
      for (int i = 0; i < 3 * d; i++) a->qkv[(long)r * 3 * d + i] += w[B_QKV][i];
    attention(s, a);
    times(s, a->z, a->w_o, mid, d, d);
    add_bias(mid, a->x, w[B_O], n, d);
    if (!m) continue;
    norm(mid, w[LN2_W], w[LN2_B], s->narrow, n, d);
    times(s, s->narrow, a->w_in, a->pre, d, m);
    activate(s, a, w);
    times(s, a->post, a->w_out, next, m, d);
    add_bias(next, mid, w[B_OUT], n, d);
  }
}

static void backward(Step *s, float *const *weights, float *const *gradients, const int32_t *tokens) {
  int n = CONTEXT, d = s->d, m = s->m;
  float *g = s->g;  // what the residual stream is owed
  for (int l = s->n_layers - 1; l >= 0; l--) {
    Layer *a = s->layers + l;
    float *const *w = weights + 2 + l * PER_BLOCK, *const *gw = gradients + 2 + l * PER_BLOCK;
    if (m) {
      weight_gradient(s, a->post, g, gw[W_OUT], m, d);
      add_rows(g, gw[B_OUT], n, d);
      times(s, g, a->w_out_t, s->wide, d, m);
      activate_back(s, a, w, gw, s->wide);
      norm(a->mid, w[LN2_W], w[LN2_B], s->narrow, n, d);
      weight_gradient(s, s->narrow, s->wide, gw[W_IN], d, m);
      times(s, s->wide, a->w_in_t, s->narrow, m, d);
      norm_back(a->mid, w[LN2_W], s->narrow, g, gw[LN2_W], gw[LN2_B], n, d, 1);
    }
    weight_gradient(s, a->z, g, gw[W_O], d, d);
    add_rows(g, gw[B_O], n, d);
    times(s, g, a->w_o_t, s->narrow, d, d);
    attention_back(s, a, s->narrow, s->wide);
    norm(a->x, w[LN1_W], w[LN1_B], s->narrow, n, d);
    weight_gradient(s, s->narrow, s->wide, gw[W_QKV], d, 3 * d);
    add_rows(s->wide, gw[B_QKV], n, 3 * d);
    times(s, s->wide, a->w_qkv_t, s->narrow, 3 * d, d);
    norm_back(a->x, w[LN1_W], s->narrow, g, gw[LN1_W], gw[LN1_B], n, d, 1);
  }
  for (int r = 0; r < n; r++)
    for (int i = 0; i < d; i++) {
      gradients[0][(long)tokens[r] * d + i] += g[(long)r * d + i];
      gradients[1][(long)r * d + i] += g[(long)r * d + i];
    }
}

static void pack_weights(Step *s, float *const *weights) {
  int d = s->d, m = s->m;
  for (int l = 0; l < s->n_layers; l++) {
    Layer *a = s->layers + l;
    float *const *w = weights + 2 + l * PER_BLOCK;
    pack_right(w[W_QKV], 3 * d, d, 3 * d, a->w_qkv), pack_right_transposed(w[W_QKV], 3 * d, d, 3 * d, a->w_qkv_t);
    pack_right(w[W_O], d, d, d, a->w_o), pack_right_transposed(w[W_O], d, d, d, a->w_o_t);
    if (!m) continue;
    pack_right(w[W_IN], m, d, m, a->w_in), pack_right_transposed(w[W_IN], m, d, m, a->w_in_t);
    pack_right(w[W_OUT], d, m, d, a->w_out), pack_right_transposed(w[W_OUT], d, m, d, a->w_out_t);
  }
  const float *unembed = weights[2 + s->n_layers * PER_BLOCK + 2];
  pack_right(unembed, s->vocab, d, s->vocab, s->w_u), pack_right_transposed(unembed, s->vocab, d, s->vocab, s->w_u_t);
}

// Mean loss over tokens [rows, 256] (nats), each predicted from those before it; adds its gradients to `gradients`.
double loss_and_gradients(Step *s, float *const *weights, float *const *gradients, const int32_t *tokens, int rows) {
  int d = s->d;
  float *const *last = weights + 2 + s->n_layers * PER_BLOCK, *const *g_last = gradients + 2 + s->n_layers * PER_BLOCK;
  float count = (float)rows * (CONTEXT - 1);
  double loss = 0;
  int32_t targets[CONTEXT];
  pack_weights(s, weights);
  for (int row = 0; row < rows; row++, tokens += CONTEXT) {
    for (int i = 0; i < CONTEXT; i++) targets[i] = i + 1 < CONTEXT ? tokens[i + 1] : -1;
    forward(s, weights, tokens);
    norm(s->x, last[0], last[1], s->narrow, CONTEXT, d);
    loss += predict(s, s->narrow, targets, g_last[2], count);
    norm_back(s->x, last[0], s->narrow, s->g, g_last[0], g_last[1], CONTEXT, d, 0);
    backward(s, weights, gradients, tokens);
  }
  return loss / count;
}

// AdamW's step (Loshchilov and Hutter 2019) on w [n], with gradients scaled by `scale`; first and second are its moments.
void adamw(float *w, const float *g, float *first, float *second, long n, float scale, float rate, float decay, float beta1,
           float beta2, float bias1, float bias2) {
  for (long i = 0; i < n; i++) {
    float x = g[i] * scale;
    first[i] = beta1 * first[i] + (1 - beta1) * x;
    second[i] = beta2 * second[i] + (1 - beta2) * x * x;
    w[i] = w[i] * (1 - rate * decay) - rate * (first[i] / bias1) / (sqrtf(second[i] / bias2) + 1e-8f);
  }
}
