// The building blocks of the passes of one direction, for the Vector that was included before.
//
// The weights are packed in the order of use once per pass, so that they stream from the L2 cache. All
// sentences advance frame by frame, as many per load of the weights as fit in registers. Everything
// has internal linkage: the linker could use a function of another instruction set's file in code
// that runs on processors without that set.
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

using labial::most_rows;
using labial::Sentences;
using std::ptrdiff_t;

constexpr int W = Vector::width;
// Vectors in a row of a tile, as many as fit in registers: for each of the three gates; for gradients.
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

// Call f with the first column of each tile of N vectors, then of narrower tiles for the remainder.
template <int N, class F>
LABIAL_INLINE void tiles(ptrdiff_t width, F f, ptrdiff_t column = 0) {
    for (; column + N * W <= width; column += N * W) f.template tile<N>(column);
    if constexpr (N > 1) tiles<N / 2>(width, f, column);
}

// Call f for `count` rows, as many at once as fit in registers.
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

// The row of sentence i at a frame counted in this direction.
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
        // Read a cache line of weights at a time and write to as few lines as possible.
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

// Visit all rows from the first frame to the last, up to most_rows sentences together. For each frame,
// `at_row` is called for each of these sentences with its index, the row, the frame and the zeros; then
// `step` with their number. The workspace holds the packed weights and `width` zeros, the initial state.
template <class AtRow, class Step>
LABIAL_INLINE void forward_frames(const labial::Layer& layer, float* workspace, AtRow at_row,
                                  Step step) {
    float* zeros = workspace;
    tiles<forward_vectors>(layer.width, PackForward{layer.weights, layer.width, zeros});
    for (ptrdiff_t c = 0; c < layer.width; c++) zeros[c] = 0;
    for (ptrdiff_t from = 0; from < layer.sentences.count; from += most_rows) {
        const ptrdiff_t left = layer.sentences.count - from;
        ptrdiff_t active = from + (left < most_rows ? left : most_rows);
        for (ptrdiff_t frame = 0; frame < layer.sentences.length[from]; frame++) {
            active = longer_than(layer.sentences, frame, active);
            for (ptrdiff_t i = from; i < active; i++) {
                at_row(i - from, row_at(layer, i, frame), frame, zeros);
            }
            step(active - from);
        }
    }
}

// The rows of n come before those of r and z, as in the gradients.
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

constexpr ptrdiff_t frames_a_sum = 64;

// Visit all rows from the last frame to the first. `at_row` writes the gradients of a row into `slopes`,
// where rows are `stride` apart, and leaves in its second argument the part of the state's gradient that
// does not pass through the gates; the other part, the product of the gradients with the weights, is
// added here. `add_up` is called every `frames_a_sum` frames. The workspace holds `summed` zeros after
// the states' gradients.
template <class AtRow, class AddUp>
LABIAL_INLINE void backward_frames(const labial::Layer& layer, float* workspace, float* slopes,
                                   ptrdiff_t stride, ptrdiff_t summed, AtRow at_row, AddUp add_up) {
    const ptrdiff_t width = layer.width;
    float* end = workspace;
    tiles<backward_vectors>(width, PackBackward{layer.weights, width, end});
    float* sums = end + layer.sentences.count * width;
    for (ptrdiff_t c = 0; c < layer.sentences.count * width + summed; c++) end[c] = 0;
    BackwardRow rows[most_rows];
    for (ptrdiff_t from = 0; from < layer.sentences.count; from += most_rows) {
        const ptrdiff_t left = layer.sentences.count - from;
        const ptrdiff_t to = from + (left < most_rows ? left : most_rows);
        for (ptrdiff_t frame = layer.sentences.length[from] - 1; frame >= 0; frame--) {
            const ptrdiff_t active = longer_than(layer.sentences, frame, to);
            for (ptrdiff_t i = from; i < active; i++) {
                const ptrdiff_t row = row_at(layer, i, frame);
                at_row(row, end + i * width, sums);
                rows[i - from] = {slopes + row * stride, end + i * width};
            }
            const float* weights = workspace;
            tiles<backward_vectors>(width, BackwardStep{weights, width, rows, active - from});
            if (frame % frames_a_sum == 0) add_up(sums);
        }
    }
}

}  // namespace
