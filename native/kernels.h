// Both passes of one direction, for whichever Vector was included first.
//
// The weights are packed once a pass in the order of use, so that they stream from the second level
// cache; all sentences advance a frame at a time, as many as the registers hold on one load of weights.
// Everything has internal linkage: a function shared with another instruction set's file could be
// linked into code that runs where that set is missing.
#pragma once
#include "activations.h"
#include "gru.h"

#if defined(__clang__)
#define LABIAL_INLINE inline __attribute__((always_inline))
#define LABIAL_APART __attribute__((noinline))
#define LABIAL_UNROLL(n) _Pragma("clang loop unroll(full)")
#elif defined(__GNUC__)
#define LABIAL_INLINE inline __attribute__((always_inline))
#define LABIAL_APART __attribute__((noinline))
#define LABIAL_UNROLL(n) _Pragma("GCC unroll 8")
#else
#define LABIAL_INLINE __forceinline
#define LABIAL_APART __declspec(noinline)
#define LABIAL_UNROLL(n)
#endif

namespace {

using labial::Backward;
using labial::Forward;
using labial::most_rows;
using labial::Sentences;
using std::ptrdiff_t;

constexpr int W = Vector::width;
// Vectors in a tile's row, as many as the registers hold: of each of the three gates; of slopes.
constexpr int forward_vectors = 2;
constexpr int backward_vectors = 4;

// sums[r][c] += rows[r][k] * weights[k][c], over k.
template <int R, int C>
LABIAL_INLINE void multiply(ptrdiff_t depth, const float* const* rows, const float* weights,
                            Vector (&sums)[R][C]) {
    for (ptrdiff_t k = 0; k < depth; k++, weights += C * W) {
        Vector x[R];
        LABIAL_UNROLL(R) for (int r = 0; r < R; r++) x[r] = Vector::all(rows[r][k]);
        LABIAL_UNROLL(C) for (int c = 0; c < C; c++) {
            Vector w = Vector::load(weights + c * W);
            if constexpr (R > 1) keep_in_register(w);
            LABIAL_UNROLL(R) for (int r = 0; r < R; r++) {
                sums[r][c] = multiply_add(w, x[r], sums[r][c]);
            }
        }
    }
}

// Call f with the first column of each tile of N vectors, then of narrower ones for what is left.
template <int N, class F>
LABIAL_INLINE void tiles(ptrdiff_t width, F f, ptrdiff_t column = 0) {
    for (; column + N * W <= width; column += N * W) f.template tile<N>(column);
    if constexpr (N > 1) tiles<N / 2>(width, f, column);
}

// Call f for `count` rows, as many at once as the registers hold.
template <class F>
LABIAL_INLINE void row_groups(ptrdiff_t count, F f) {
    ptrdiff_t row = 0;
    if constexpr (Vector::rows_at_once == 4) {
        for (; row + 4 <= count; row += 4) f.template rows<4>(row);
        if (row + 3 == count) {
            f.template rows<3>(row);
            return;
        }
    }
    for (; row + 2 <= count; row += 2) f.template rows<2>(row);
    if (row < count) f.template rows<1>(row);
}

inline ptrdiff_t longer_than(const Sentences& sentences, ptrdiff_t frame, ptrdiff_t at_most) {
    while (at_most > 0 && sentences.length[at_most - 1] <= frame) at_most--;
    return at_most;
}

// The row of sentence i that is read at a frame counted from where the reading starts.
inline ptrdiff_t row_at(const labial::Layer& layer, ptrdiff_t i, ptrdiff_t frame) {
    const ptrdiff_t place = layer.reverse ? layer.sentences.length[i] - 1 - frame : frame;
    return layer.sentences.first[i] + place;
}

struct PackForward {
    const float* weights;
    ptrdiff_t width;
    float*& to;

    template <int N>
    void tile(ptrdiff_t column) {
        // A cache line of weights at a time, and only so many lines of what is written.
        constexpr ptrdiff_t line = 16;
        for (ptrdiff_t k = 0; k < width; k += line, to += line * 3 * N * W) {
            for (ptrdiff_t c = 0; c < 3 * N * W; c++) {
                const ptrdiff_t row = c / (N * W) * width + column + c % (N * W);
                const float* from = weights + row * width + k;
                for (ptrdiff_t i = 0; i < line; i++) to[i * 3 * N * W + c] = from[i];
            }
        }
    }
};

// Where a frame of a sentence is read and written.
struct ForwardRow {
    const float* input;
    const float* before;
    float* after;
    float* kept;
};

template <bool Keep, int N>
struct ForwardTile {
    const Forward& pass;
    const float* packed;
    ptrdiff_t column;
    const ForwardRow* all;

    template <int R>
    LABIAL_APART void rows(ptrdiff_t first) {
        const ForwardRow* row = all + first;
        const ptrdiff_t width = pass.layer.width;
        Vector sums[R][3 * N];
        LABIAL_UNROLL(8) for (int c = 0; c < 3 * N; c++) {
            const ptrdiff_t place = (c / N) * width + column + (c % N) * W;
            Vector bias = Vector::load(pass.bias_hh + place);
            // The input's part of n is not gated by r: its bias comes later.
            if (c < 2 * N) bias = bias + Vector::load(pass.bias_ih + place);
            LABIAL_UNROLL(R) for (int r = 0; r < R; r++) sums[r][c] = bias;
        }
        const float* before[R];
        LABIAL_UNROLL(R) for (int r = 0; r < R; r++) before[r] = row[r].before;
        multiply<R, 3 * N>(width, before, packed, sums);
        LABIAL_UNROLL(R) for (int r = 0; r < R; r++) {
            LABIAL_UNROLL(N) for (int n = 0; n < N; n++) {
                finish(row[r], column + n * W, sums[r][n], sums[r][N + n], sums[r][2 * N + n]);
            }
        }
    }

    LABIAL_INLINE void finish(const ForwardRow& row, ptrdiff_t c, Vector r, Vector z, Vector hidden) {
        const ptrdiff_t width = pass.layer.width;
        const Vector reset = sigmoid(r + Vector::load(row.input + c));
        const Vector update = sigmoid(z + Vector::load(row.input + width + c));
        const Vector input =
            Vector::load(row.input + 2 * width + c) + Vector::load(pass.bias_ih + 2 * width + c);
        const Vector candidate = tangent(multiply_add(reset, hidden, input));
        const Vector before = Vector::load(row.before + c);
        multiply_add(update, before - candidate, candidate).store(row.after + c);
        if constexpr (Keep) {
            reset.store(row.kept + c);
            update.store(row.kept + width + c);
            candidate.store(row.kept + 2 * width + c);
            hidden.store(row.kept + 3 * width + c);
            before.store(row.kept + 4 * width + c);
        }
    }
};

template <bool Keep>
struct ForwardStep {
    const Forward& pass;
    const float*& packed;
    const ForwardRow* rows;
    ptrdiff_t count;

    template <int N>
    LABIAL_INLINE void tile(ptrdiff_t column) {
        row_groups(count, ForwardTile<Keep, N>{pass, packed, column, rows});
        packed += 3 * N * W * pass.layer.width;
    }
};

template <bool Keep>
void forward_group(const Forward& pass, const float* packed, const float* zeros, ptrdiff_t from,
                   ptrdiff_t to) {
    const auto& layer = pass.layer;
    const ptrdiff_t width = layer.width;
    ForwardRow rows[most_rows];
    ptrdiff_t active = to;
    for (ptrdiff_t frame = 0; frame < layer.sentences.length[from]; frame++) {
        active = longer_than(layer.sentences, frame, active);
        for (ptrdiff_t i = from; i < active; i++) {
            const ptrdiff_t row = row_at(layer, i, frame);
            ForwardRow& at = rows[i - from];
            at.before = frame ? at.after : zeros;
            at.after = pass.states + row * pass.state_stride;
            at.input = pass.inputs + (pass.phones ? pass.phones[row] : row) * 3 * width;
            at.kept = Keep ? pass.kept + row * 5 * width : nullptr;
        }
        const float* weights = packed;
        tiles<forward_vectors>(width, ForwardStep<Keep>{pass, weights, rows, active - from});
    }
}

void forward(const Forward& pass, float* workspace) {
    const auto& layer = pass.layer;
    float* end = workspace;
    tiles<forward_vectors>(layer.width, PackForward{layer.weights, layer.width, end});
    for (ptrdiff_t c = 0; c < layer.width; c++) end[c] = 0;
    for (ptrdiff_t from = 0; from < layer.sentences.count; from += most_rows) {
        const ptrdiff_t left = layer.sentences.count - from;
        const ptrdiff_t to = from + (left < most_rows ? left : most_rows);
        if (pass.kept) forward_group<true>(pass, workspace, end, from, to);
        else forward_group<false>(pass, workspace, end, from, to);
    }
}

// The rows of n before those of r and z, as the slopes stand.
struct PackBackward {
    const float* weights;
    ptrdiff_t width;
    float*& to;

    template <int N>
    void tile(ptrdiff_t column) {
        for (ptrdiff_t k = 0; k < 3 * width; k++) {
            const ptrdiff_t row = k < width ? k + 2 * width : k - width;
            const float* from = weights + row * width + column;
            float* place = to + k * N * W;
            for (int n = 0; n < N; n++) Vector::load(from + n * W).store(place + n * W);
        }
        to += 3 * N * W * width;
    }
};

struct BackwardRow {
    const float* slopes;
    float* slope_of_state;
};

template <int N>
struct BackwardTile {
    const float* packed;
    ptrdiff_t width, column;
    const BackwardRow* all;

    template <int R>
    LABIAL_APART void rows(ptrdiff_t first) {
        const BackwardRow* row = all + first;
        Vector sums[R][N];
        const float* slopes[R];
        LABIAL_UNROLL(R) for (int r = 0; r < R; r++) {
            slopes[r] = row[r].slopes;
            LABIAL_UNROLL(N) for (int n = 0; n < N; n++) {
                sums[r][n] = Vector::load(row[r].slope_of_state + column + n * W);
            }
        }
        multiply<R, N>(3 * width, slopes, packed, sums);
        LABIAL_UNROLL(R) for (int r = 0; r < R; r++) {
            LABIAL_UNROLL(N) for (int n = 0; n < N; n++) {
                sums[r][n].store(row[r].slope_of_state + column + n * W);
            }
        }
    }
};

struct BackwardStep {
    const float*& packed;
    ptrdiff_t width;
    const BackwardRow* rows;
    ptrdiff_t count;

    template <int N>
    LABIAL_INLINE void tile(ptrdiff_t column) {
        row_groups(count, BackwardTile<N>{packed, width, column, rows});
        packed += 3 * N * W * width;
    }
};

LABIAL_INLINE void add(Vector x, float* to) { (Vector::load(to) + x).store(to); }

// The slopes at one row, added to `sums` too, and what of the state's slope passes by the gates.
LABIAL_INLINE void gate_slopes(const Backward& pass, ptrdiff_t row, float* slope_of_state,
                               float* sums) {
    const ptrdiff_t width = pass.layer.width;
    const float* kept = pass.kept + row * 5 * width;
    const float* of_states = pass.slope_of_states + row * pass.state_stride;
    float* slopes = pass.slopes + row * 4 * width;
    float* table = pass.phones ? pass.slope_of_table + pass.phones[row] * 3 * width : nullptr;
    const Vector one = Vector::all(1);
    for (ptrdiff_t c = 0; c < width; c += W) {
        const Vector reset = Vector::load(kept + c), update = Vector::load(kept + width + c);
        const Vector candidate = Vector::load(kept + 2 * width + c);
        const Vector hidden = Vector::load(kept + 3 * width + c);
        const Vector before = Vector::load(kept + 4 * width + c);
        const Vector slope = Vector::load(of_states + c) + Vector::load(slope_of_state + c);
        const Vector n = slope * (one - update) * (one - candidate * candidate);
        const Vector r = n * hidden * reset * (one - reset);
        const Vector z = slope * (before - candidate) * update * (one - update);
        const Vector all[4] = {n * reset, r, z, n};
        LABIAL_UNROLL(4) for (int g = 0; g < 4; g++) {
            all[g].store(slopes + g * width + c);
            add(all[g], sums + g * width + c);
        }
        (slope * update).store(slope_of_state + c);
        if (table) {
            LABIAL_UNROLL(3) for (int g = 0; g < 3; g++) add(all[g + 1], table + g * width + c);
        }
    }
}

// Add the sums of some frames to those of all, and begin anew: one sum over very many frames would
// lose digits.
inline void flush(float* some, const Backward& pass) {
    const ptrdiff_t width = pass.layer.width;
    float *of_input = pass.sums, *of_state = pass.sums + 3 * width;
    for (ptrdiff_t c = 0; c < width; c += W) {
        add(Vector::load(some + c), of_state + 2 * width + c);
        add(Vector::load(some + 3 * width + c), of_input + 2 * width + c);
    }
    for (ptrdiff_t c = 0; c < 2 * width; c += W) {
        add(Vector::load(some + width + c), of_input + c);
        add(Vector::load(some + width + c), of_state + c);
    }
    for (ptrdiff_t c = 0; c < 4 * width; c++) some[c] = 0;
}

constexpr ptrdiff_t frames_a_sum = 64;

void backward(const Backward& pass, float* workspace) {
    const auto& layer = pass.layer;
    const ptrdiff_t width = layer.width;
    float* end = workspace;
    tiles<backward_vectors>(width, PackBackward{layer.weights, width, end});
    float* sums = end + layer.sentences.count * width;
    for (ptrdiff_t c = 0; c < layer.sentences.count * width + 4 * width; c++) end[c] = 0;
    for (ptrdiff_t c = 0; c < 6 * width; c++) pass.sums[c] = 0;
    BackwardRow rows[most_rows];
    for (ptrdiff_t from = 0; from < layer.sentences.count; from += most_rows) {
        const ptrdiff_t left = layer.sentences.count - from;
        const ptrdiff_t to = from + (left < most_rows ? left : most_rows);
        for (ptrdiff_t frame = layer.sentences.length[from] - 1; frame >= 0; frame--) {
            const ptrdiff_t active = longer_than(layer.sentences, frame, to);
            for (ptrdiff_t i = from; i < active; i++) {
                const ptrdiff_t row = row_at(layer, i, frame);
                gate_slopes(pass, row, end + i * width, sums);
                rows[i - from] = {pass.slopes + row * 4 * width, end + i * width};
            }
            const float* weights = workspace;
            tiles<backward_vectors>(width, BackwardStep{weights, width, rows, active - from});
            if (frame % frames_a_sum == 0) flush(sums, pass);
        }
    }
}

}  // namespace
