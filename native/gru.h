// One direction of a layer of gated recurrent units (Cho et al. 2014; torch.nn.GRU's formulation)
// over sentences whose frames are consecutive rows. All arrays are fp32 and row-major.
#pragma once
#include <cstddef>
#include <cstdint>

namespace labial {

// The first row and the number of rows of each sentence, longest first.
struct Sentences {
    std::ptrdiff_t count;
    const std::ptrdiff_t* first;
    const std::ptrdiff_t* length;
};

// Arguments of both passes. `weights` is nn.GRU's weight_hh [3 width, width], gates r, z, n.
struct Layer {
    std::ptrdiff_t width;
    bool reverse;
    const float* weights;
    Sentences sentences;
};

struct Forward {
    Layer layer;
    // The inputs' product with weight_ih: [rows, 3 width], or with `phones` a table
    // [phones, 3 width] that is indexed by phones[row].
    const float* inputs;
    const std::int64_t* phones;
    const float* bias_ih;          // [3 width]
    const float* bias_hh;          // [3 width]
    float* states;                 // [rows, state_stride], this direction's columns
    std::ptrdiff_t state_stride;
    // For the backward pass, or null: r, z, n, the recurrent part of n, and the previous state
    // [rows, 5 width].
    float* kept;
};

struct Backward {
    Layer layer;
    // The loss's gradient with respect to the states: [rows, state_stride], this direction's columns.
    const float* slope_of_states;
    std::ptrdiff_t state_stride;
    const float* kept;
    // Output: gradients of the recurrent part of n, of r, of z and of n's input [rows, 4 width]. The
    // first three belong to weight_hh, the last three to the input.
    float* slopes;
    // Output: their sums over rows in the order r, z, n, for bias_ih and for bias_hh [2, 3 width].
    float* sums;
    // Output with phones: gradients of the input's table [phones, 3 width], to which they are added.
    const std::int64_t* phones;
    float* slope_of_table;
};

// The same with layer normalisation of the recurrent product, over the units of both gates and over
// those of the candidate, followed by gain and bias (Ba, Kiros and Hinton 2016, supplement).
struct NormalisedForward {
    Layer layer;
    const float* inputs;   // what the inputs add to the gates: [rows, 3 width]
    const float* gain_hh;  // [3 width]
    const float* bias_hh;  // [3 width]
    float* states;         // [rows, state_stride], this direction's columns
    std::ptrdiff_t state_stride;
    // For the backward pass, or null: r, z, n, the previous state, the normalised products, and the
    // reciprocal deviations of the gates' and of the candidate's product
    // [rows, normalised_kept(width)].
    float* kept;
};

constexpr std::ptrdiff_t normalised_kept(std::ptrdiff_t width) { return 7 * width + 16; }

struct NormalisedBackward {
    Layer layer;
    const float* slope_of_states;  // [rows, state_stride], this direction's columns
    std::ptrdiff_t state_stride;
    const float* kept;
    const float* gain_hh;
    const float* bias_hh;
    // Output: gradients of the recurrent product's n, r and z, and of the inputs' r, z and n
    // [rows, 6 width].
    float* slopes;
    float* sums;  // Output: gradients of gain_hh and of bias_hh [2, 3 width].
};

// The passes for one instruction set. `workspace` has workspace_size() floats, aligned to 64 bytes.
struct Kernels {
    const char* name;
    void (*forward)(const Forward&, float* workspace);
    void (*backward)(const Backward&, float* workspace);
    void (*normalised_forward)(const NormalisedForward&, float* workspace);
    void (*normalised_backward)(const NormalisedBackward&, float* workspace);
};

constexpr std::ptrdiff_t most_rows = 32;  // largest number of sentences processed together

// The number of floats that is enough for any of the passes.
inline std::size_t workspace_size(const Layer& layer) {
    const auto width = static_cast<std::size_t>(layer.width);
    return width * (3 * width + static_cast<std::size_t>(layer.sentences.count + 3 * most_rows) + 6);
}

extern const Kernels portable_kernels;
#if defined(__x86_64__) || defined(_M_X64)
#define LABIAL_X86_64 1
extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;
#endif

}  // namespace labial
