// Checks the kernels that this processor can run against the same layer in double precision, without
// Python: for processors that only an emulator or a cross compiler gives. Arguments are the instruction
// sets expected, the fastest first; the exit status is 0 when they are there and right.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "instruction_sets.h"

namespace {

using Floats = std::vector<float>;
using Doubles = std::vector<double>;

constexpr std::ptrdiff_t phones = 7;

struct Problem {
    std::ptrdiff_t width, rows = 0;
    bool reverse;
    std::vector<std::ptrdiff_t> first, length;
    std::vector<std::int64_t> phone;
    Floats table, weights, bias_ih, bias_hh, slope_of_states;

    Problem(std::ptrdiff_t width_, std::vector<std::ptrdiff_t> lengths, bool reverse_, unsigned seed)
        : width(width_), reverse(reverse_), length(std::move(lengths)) {
        std::sort(length.rbegin(), length.rend());
        for (auto frames : length) {
            first.push_back(rows);
            rows += frames;
        }
        std::mt19937 random(seed);
        std::uniform_real_distribution<float> uniform(-1, 1);
        const auto fill = [&](Floats& values, std::ptrdiff_t size, float scale) {
            values.resize(static_cast<std::size_t>(size));
            for (auto& value : values) value = scale * uniform(random);
        };
        fill(table, phones * 3 * width, 3);
        fill(weights, 3 * width * width, 2 / std::sqrt(static_cast<float>(width)));
        fill(bias_ih, 3 * width, 1);
        fill(bias_hh, 3 * width, 1);
        fill(slope_of_states, rows * width, 1);
        for (std::ptrdiff_t row = 0; row < rows; row++) phone.push_back(random() % phones);
    }
    labial::Layer layer() const {
        return {width, reverse, weights.data(),
                {static_cast<std::ptrdiff_t>(length.size()), first.data(), length.data()}};
    }
};

struct Answer {
    Doubles states, slopes, table;
};

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

// The layer by its definition, and by backpropagation through time.
Answer by_definition(const Problem& p) {
    const auto H = p.width;
    const auto at = [](std::ptrdiff_t i) { return static_cast<std::size_t>(i); };
    Answer answer{Doubles(at(p.rows * H)), Doubles(at(p.rows * 4 * H)), Doubles(at(phones * 3 * H))};
    Doubles gates(at(p.rows * 4 * H));
    for (std::size_t i = 0; i < p.length.size(); i++) {
        const auto row_at = [&](std::ptrdiff_t frame) {
            return p.first[i] + (p.reverse ? p.length[i] - 1 - frame : frame);
        };
        Doubles before(at(H));
        for (std::ptrdiff_t frame = 0; frame < p.length[i]; frame++) {
            const auto row = row_at(frame);
            Doubles sums(at(3 * H));
            for (std::ptrdiff_t g = 0; g < 3 * H; g++) {
                sums[at(g)] = p.bias_hh[at(g)];
                for (std::ptrdiff_t k = 0; k < H; k++) {
                    sums[at(g)] += static_cast<double>(p.weights[at(g * H + k)]) * before[at(k)];
                }
            }
            Doubles input(p.bias_ih.begin(), p.bias_ih.end());
            const float* table = p.table.data() + p.phone[at(row)] * 3 * H;
            for (std::ptrdiff_t g = 0; g < 3 * H; g++) input[at(g)] += table[g];
            double* gate = gates.data() + row * 4 * H;
            for (std::ptrdiff_t c = 0; c < H; c++) {
                gate[c] = logistic(sums[at(c)] + input[at(c)]);
                gate[H + c] = logistic(sums[at(H + c)] + input[at(H + c)]);
                gate[3 * H + c] = sums[at(2 * H + c)];
                gate[2 * H + c] = std::tanh(input[at(2 * H + c)] + gate[c] * gate[3 * H + c]);
                const double z = gate[H + c];
                answer.states[at(row * H + c)] = (1 - z) * gate[2 * H + c] + z * before[at(c)];
            }
            for (std::ptrdiff_t c = 0; c < H; c++) before[at(c)] = answer.states[at(row * H + c)];
        }
        Doubles of_state(at(H));
        for (std::ptrdiff_t frame = p.length[i] - 1; frame >= 0; frame--) {
            const auto row = row_at(frame);
            const double* gate = gates.data() + row * 4 * H;
            double* slope = answer.slopes.data() + row * 4 * H;
            double* table = answer.table.data() + p.phone[at(row)] * 3 * H;
            for (std::ptrdiff_t c = 0; c < H; c++) {
                const double r = gate[c], z = gate[H + c], n = gate[2 * H + c], h = gate[3 * H + c];
                const double previous = frame ? answer.states[at(row_at(frame - 1) * H + c)] : 0;
                const double d = of_state[at(c)] + p.slope_of_states[at(row * H + c)];
                const double of_n = d * (1 - z) * (1 - n * n);
                slope[c] = of_n * r;
                slope[H + c] = of_n * h * r * (1 - r);
                slope[2 * H + c] = d * (previous - n) * z * (1 - z);
                slope[3 * H + c] = of_n;
                of_state[at(c)] = d * z;
                for (int g = 0; g < 3; g++) table[g * H + c] += slope[(g + 1) * H + c];
            }
            for (std::ptrdiff_t g = 0; g < 3 * H; g++) {
                const double s = slope[(g + H) % (3 * H)];
                for (std::ptrdiff_t k = 0; k < H; k++) of_state[at(k)] += s * p.weights[at(g * H + k)];
            }
        }
    }
    return answer;
}

double worst(const Floats& ours, const Doubles& exact) {
    double difference = 0, largest = 1e-30;
    for (std::size_t i = 0; i < exact.size(); i++) {
        const double apart = std::fabs(ours[i] - exact[i]);
        if (std::isnan(apart)) return INFINITY;
        difference = std::max(difference, apart);
        largest = std::max(largest, std::fabs(exact[i]));
    }
    return difference / largest;
}

double check(const labial::Kernels& kernels, const Problem& p) {
    const auto size = [&](std::ptrdiff_t columns) { return static_cast<std::size_t>(p.rows * columns); };
    const auto H = p.width;
    Floats states(size(H)), kept(size(5 * H)), slopes(size(4 * H));
    Floats sums(static_cast<std::size_t>(6 * H)), table(static_cast<std::size_t>(phones * 3 * H));
    const labial::Layer layer = p.layer();
    Floats memory(labial::workspace_size(layer) + 16);
    const auto start = reinterpret_cast<std::uintptr_t>(memory.data());
    float* workspace = reinterpret_cast<float*>((start + 63) / 64 * 64);
    kernels.forward({layer, p.table.data(), p.phone.data(), p.bias_ih.data(), p.bias_hh.data(),
                     states.data(), H, kept.data()},
                    workspace);
    kernels.backward({layer, p.slope_of_states.data(), H, kept.data(), slopes.data(), sums.data(),
                      p.phone.data(), table.data()},
                     workspace);
    const Answer answer = by_definition(p);
    // Once more without phones, without what backward needs, and into wider rows.
    const std::ptrdiff_t stride = 2 * H;
    Floats inputs, wide(size(stride));
    for (auto phone : p.phone) {
        const auto from = p.table.begin() + phone * 3 * H;
        inputs.insert(inputs.end(), from, from + 3 * H);
    }
    kernels.forward({layer, inputs.data(), nullptr, p.bias_ih.data(), p.bias_hh.data(), wide.data(),
                     stride, nullptr},
                    workspace);
    bool same = true;
    for (std::size_t i = 0; i < states.size(); i++) {
        const auto row = static_cast<std::ptrdiff_t>(i) / H, column = static_cast<std::ptrdiff_t>(i) % H;
        same = same && wide[static_cast<std::size_t>(row * stride + column)] == states[i];
    }
    if (!same) return INFINITY;
    Doubles exact_sums(sums.size());
    for (std::ptrdiff_t i = 0; i < p.rows * 3 * H; i++) {
        const double* slopes_of_row = answer.slopes.data() + i / (3 * H) * 4 * H;
        const auto bias = i % (3 * H);
        exact_sums[static_cast<std::size_t>(bias)] += slopes_of_row[H + bias];
        exact_sums[static_cast<std::size_t>(3 * H + bias)] += slopes_of_row[(bias + H) % (3 * H)];
    }
    return std::max({worst(states, answer.states), worst(slopes, answer.slopes),
                     worst(sums, exact_sums), worst(table, answer.table)});
}

}  // namespace

int main(int count, char** arguments) {
    const auto usable = labial::usable_kernels();
    std::string expected, found;
    for (int i = 1; i < count; i++) expected += std::string(arguments[i]) + " ";
    for (const auto* kernels : usable) found += std::string(kernels->name) + " ";
    if (expected != found) {
        std::printf("expected %s, found %s\n", expected.c_str(), found.c_str());
        return 1;
    }
    std::vector<std::ptrdiff_t> many(37);
    for (std::size_t i = 0; i < many.size(); i++) many[i] = static_cast<std::ptrdiff_t>(i % 5 + 1);
    bool right = true;
    for (const auto* kernels : usable) {
        double difference = 0;
        for (bool reverse : {false, true}) {
            for (std::ptrdiff_t width : {16, 48, 64, 80, 128, 176}) {
                for (const auto& lengths : {std::vector<std::ptrdiff_t>{20}, {3, 17}, {9, 1, 9}, many}) {
                    difference = std::max(difference, check(*kernels, Problem(width, lengths, reverse, 1)));
                }
            }
        }
        std::printf("%-10s largest difference %.1e of the largest value\n", kernels->name, difference);
        right = right && difference < 1e-5;
    }
    return right ? 0 : 1;
}
