// Both passes of one direction of gated recurrent units. kernels.h must be included before.
#pragma once

namespace {

using labial::Backward;
using labial::Forward;

// The rows that one frame of a sentence reads and writes.
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
            // The input's part of n is not multiplied by r, so its bias is added later.
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
void forward_rows(const Forward& pass, float* workspace) {
    const ptrdiff_t width = pass.layer.width;
    ForwardRow rows[most_rows];
    forward_frames(
        pass.layer, workspace,
        [&](ptrdiff_t i, ptrdiff_t row, ptrdiff_t frame, const float* zeros) {
            ForwardRow& at = rows[i];
            at.before = frame ? at.after : zeros;
            at.after = pass.states + row * pass.state_stride;
            at.input = pass.inputs + (pass.phones ? pass.phones[row] : row) * 3 * width;
            at.kept = Keep ? pass.kept + row * 5 * width : nullptr;
        },
        [&](ptrdiff_t count) {
            const float* weights = workspace;
            tiles<forward_vectors>(width, ForwardStep<Keep>{pass, weights, rows, count});
        });
}

void forward(const Forward& pass, float* workspace) {
    if (pass.kept) forward_rows<true>(pass, workspace);
    else forward_rows<false>(pass, workspace);
}

// The gradients at the gates for one row, which are also added to `sums`. Leaves in `slope_of_state`
// the part of the state's gradient that does not pass through the gates.
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

// Add the sums over some frames to the total and reset them: a single sum over very many frames would
// lose precision.
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

void backward(const Backward& pass, float* workspace) {
    const ptrdiff_t width = pass.layer.width;
    for (ptrdiff_t c = 0; c < 6 * width; c++) pass.sums[c] = 0;
    backward_frames(
        pass.layer, workspace, pass.slopes, 4 * width, 4 * width,
        [&](ptrdiff_t row, float* slope_of_state, float* sums) {
            gate_slopes(pass, row, slope_of_state, sums);
        },
        [&](float* sums) { flush(sums, pass); });
}

}  // namespace
