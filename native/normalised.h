// Both passes of one direction with layer normalisation of the recurrent product (Ba, Kiros and Hinton
// 2016). kernels.h must be included before.
#pragma once
// Not <cmath>: its sqrt is an inline function, of which the linker may use another file's copy.
#include <math.h>

namespace {

using labial::NormalisedBackward;
using labial::NormalisedForward;

constexpr float epsilon = 1e-5f;  // nn.LayerNorm's

inline float total(Vector x) {
    float lanes[W], sum = 0;
    x.store(lanes);
    for (float lane : lanes) sum += lane;
    return sum;
}

// The rows that one frame of a sentence reads and writes.
struct NormalisedRow {
    const float* input;
    const float* before;
    float* product;  // [3 width], temporary
    float* after;
    float* kept;
};

template <int N>
struct ProductTile {
    const float* packed;
    ptrdiff_t width, column;
    const NormalisedRow* all;

    template <int R>
    LABIAL_APART void rows(ptrdiff_t first) {
        Vector sums[R][3 * N];
        const float* before[R];
        LABIAL_UNROLL(R) for (int r = 0; r < R; r++) {
            before[r] = all[first + r].before;
            LABIAL_UNROLL(8) for (int c = 0; c < 3 * N; c++) sums[r][c] = Vector::all(0);
        }
        multiply<R, 3 * N>(width, before, packed, sums);
        LABIAL_UNROLL(R) for (int r = 0; r < R; r++) {
            float* product = all[first + r].product + column;
            LABIAL_UNROLL(8) for (int c = 0; c < 3 * N; c++) {
                sums[r][c].store(product + (c / N) * width + (c % N) * W);
            }
        }
    }
};

struct ProductStep {
    const float*& packed;
    ptrdiff_t width;
    const NormalisedRow* rows;
    ptrdiff_t count;

    template <int N>
    LABIAL_INLINE void tile(ptrdiff_t column) {
        row_groups(count, ProductTile<N>{packed, width, column, rows});
        packed += 3 * N * W * width;
    }
};

// Normalise `count` values in place; returns the reciprocal of their deviation.
inline float normalise(float* values, ptrdiff_t count) {
    const float share = 1 / static_cast<float>(count);
    Vector sum = Vector::all(0), squares = Vector::all(0);
    for (ptrdiff_t c = 0; c < count; c += W) sum = sum + Vector::load(values + c);
    const Vector mean = Vector::all(share * total(sum));
    for (ptrdiff_t c = 0; c < count; c += W) {
        const Vector centred = Vector::load(values + c) - mean;
        squares = multiply_add(centred, centred, squares);
    }
    const float reciprocal = 1 / sqrtf(share * total(squares) + epsilon);
    for (ptrdiff_t c = 0; c < count; c += W) {
        ((Vector::load(values + c) - mean) * Vector::all(reciprocal)).store(values + c);
    }
    return reciprocal;
}

template <bool Keep>
void normalised_gates(const NormalisedForward& pass, const NormalisedRow& row) {
    const ptrdiff_t width = pass.layer.width;
    const float of_gates = normalise(row.product, 2 * width);
    const float of_candidate = normalise(row.product + 2 * width, width);
    const auto hidden = [&](ptrdiff_t place) {
        return multiply_add(Vector::load(row.product + place), Vector::load(pass.gain_hh + place),
                            Vector::load(pass.bias_hh + place));
    };
    for (ptrdiff_t c = 0; c < width; c += W) {
        const Vector reset = sigmoid(hidden(c) + Vector::load(row.input + c));
        const Vector update = sigmoid(hidden(width + c) + Vector::load(row.input + width + c));
        const Vector candidate = tangent(
            multiply_add(reset, hidden(2 * width + c), Vector::load(row.input + 2 * width + c)));
        const Vector before = Vector::load(row.before + c);
        multiply_add(update, before - candidate, candidate).store(row.after + c);
        if constexpr (Keep) {
            reset.store(row.kept + c);
            update.store(row.kept + width + c);
            candidate.store(row.kept + 2 * width + c);
            before.store(row.kept + 3 * width + c);
            LABIAL_UNROLL(3) for (int g = 0; g < 3; g++) {
                Vector::load(row.product + g * width + c).store(row.kept + (4 + g) * width + c);
            }
        }
    }
    if constexpr (Keep) {
        row.kept[7 * width] = of_gates;
        row.kept[7 * width + 1] = of_candidate;
    }
}

template <bool Keep>
void normalised_rows(const NormalisedForward& pass, float* workspace) {
    const ptrdiff_t width = pass.layer.width;
    float* products = workspace + width * (3 * width + 1);  // after the weights and the zeros
    NormalisedRow rows[most_rows];
    forward_frames(
        pass.layer, workspace,
        [&](ptrdiff_t i, ptrdiff_t row, ptrdiff_t frame, const float* zeros) {
            NormalisedRow& at = rows[i];
            at.before = frame ? at.after : zeros;
            at.after = pass.states + row * pass.state_stride;
            at.input = pass.inputs + row * 3 * width;
            at.product = products + i * 3 * width;
            at.kept = Keep ? pass.kept + row * labial::normalised_kept(width) : nullptr;
        },
        [&](ptrdiff_t count) {
            const float* weights = workspace;
            tiles<forward_vectors>(width, ProductStep{weights, width, rows, count});
            for (ptrdiff_t i = 0; i < count; i++) normalised_gates<Keep>(pass, rows[i]);
        });
}

void normalised_forward(const NormalisedForward& pass, float* workspace) {
    if (pass.kept) normalised_rows<true>(pass, workspace);
    else normalised_rows<false>(pass, workspace);
}

// From gradients of `count` normalised values, in place, to those of the values.
inline void slopes_through_normalisation(float* slopes, const float* normalised, ptrdiff_t count,
                                         float reciprocal) {
    Vector sum = Vector::all(0), along = Vector::all(0);
    for (ptrdiff_t c = 0; c < count; c += W) {
        const Vector slope = Vector::load(slopes + c);
        sum = sum + slope;
        along = multiply_add(slope, Vector::load(normalised + c), along);
    }
    const float share = 1 / static_cast<float>(count);
    const Vector mean = Vector::all(share * total(sum)), part = Vector::all(share * total(along));
    for (ptrdiff_t c = 0; c < count; c += W) {
        const Vector passed = Vector::load(slopes + c) - mean - Vector::load(normalised + c) * part;
        (passed * Vector::all(reciprocal)).store(slopes + c);
    }
}

// The gradients for one row; those of gain and bias are added to `sums`. Leaves in `slope_of_state`
// the part of the state's gradient that does not pass through the gates.
inline void normalised_slopes(const NormalisedBackward& pass, ptrdiff_t row, float* slope_of_state,
                              float* sums) {
    const ptrdiff_t width = pass.layer.width;
    const float* kept = pass.kept + row * labial::normalised_kept(width);
    const float* normalised = kept + 4 * width;
    const float* of_states = pass.slope_of_states + row * pass.state_stride;
    float* slopes = pass.slopes + row * 6 * width;
    const Vector one = Vector::all(1);
    for (ptrdiff_t c = 0; c < width; c += W) {
        const Vector reset = Vector::load(kept + c), update = Vector::load(kept + width + c);
        const Vector candidate = Vector::load(kept + 2 * width + c);
        const Vector before = Vector::load(kept + 3 * width + c);
        const Vector hidden = multiply_add(Vector::load(normalised + 2 * width + c),
                                           Vector::load(pass.gain_hh + 2 * width + c),
                                           Vector::load(pass.bias_hh + 2 * width + c));
        const Vector slope = Vector::load(of_states + c) + Vector::load(slope_of_state + c);
        const Vector n = slope * (one - update) * (one - candidate * candidate);
        const Vector r = n * hidden * reset * (one - reset);
        const Vector z = slope * (before - candidate) * update * (one - update);
        const Vector of_input[3] = {r, z, n}, of_state[3] = {r, z, n * reset};
        LABIAL_UNROLL(3) for (int g = 0; g < 3; g++) {
            const ptrdiff_t place = g * width + c;
            of_input[g].store(slopes + 3 * width + place);
            add(of_state[g] * Vector::load(normalised + place), sums + place);
            add(of_state[g], sums + 3 * width + place);
            // The candidate's part comes first, as in the packed weights.
            const ptrdiff_t among = (g + 1) % 3 * width + c;
            (of_state[g] * Vector::load(pass.gain_hh + place)).store(slopes + among);
        }
        (slope * update).store(slope_of_state + c);
    }
    slopes_through_normalisation(slopes + width, normalised, 2 * width, kept[7 * width]);
    slopes_through_normalisation(slopes, normalised + 2 * width, width, kept[7 * width + 1]);
}

// As flush() does.
inline void flush_normalised(float* some, float* all, ptrdiff_t count) {
    for (ptrdiff_t c = 0; c < count; c += W) {
        add(Vector::load(some + c), all + c);
        Vector::all(0).store(some + c);
    }
}

void normalised_backward(const NormalisedBackward& pass, float* workspace) {
    const ptrdiff_t width = pass.layer.width;
    for (ptrdiff_t c = 0; c < 6 * width; c++) pass.sums[c] = 0;
    backward_frames(
        pass.layer, workspace, pass.slopes, 6 * width, 6 * width,
        [&](ptrdiff_t row, float* slope_of_state, float* sums) {
            normalised_slopes(pass, row, slope_of_state, sums);
        },
        [&](float* sums) { flush_normalised(sums, pass.sums, 6 * width); });
}

}  // namespace
