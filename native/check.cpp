// Checks the kernels that this processor can run against reference implementations in double precision,
// without Python, so that it also runs in an emulator. Arguments are the expected instruction sets,
// fastest first; the exit status is 0 if they are available and correct.
#include <cstdio>
#include <string>

#include "definition.h"
#include "instruction_sets.h"

namespace {

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

// The first 64 byte boundary in `memory`.
float* boundary(Floats& memory) {
    const auto start = reinterpret_cast<std::uintptr_t>(memory.data());
    return reinterpret_cast<float*>((start + 63) / 64 * 64);
}

// Whether the left half of the wider rows equals the rows.
bool same(const Floats& rows, const Floats& wide, std::ptrdiff_t width) {
    for (std::size_t i = 0; i < rows.size(); i++) {
        const auto row = static_cast<std::ptrdiff_t>(i) / width;
        const auto column = static_cast<std::ptrdiff_t>(i) % width;
        if (wide[static_cast<std::size_t>(row * 2 * width + column)] != rows[i]) return false;
    }
    return true;
}

double check(const labial::Kernels& kernels, const Problem& p) {
    const auto size = [&](std::ptrdiff_t columns) { return static_cast<std::size_t>(p.rows * columns); };
    const auto H = p.width;
    Floats states(size(H)), kept(size(5 * H)), slopes(size(4 * H));
    Floats sums(static_cast<std::size_t>(6 * H)), table(static_cast<std::size_t>(phones * 3 * H));
    const labial::Layer layer = p.layer();
    Floats memory(labial::workspace_size(layer) + 16);
    float* workspace = boundary(memory);
    kernels.forward({layer, p.table.data(), p.phone.data(), p.bias_ih.data(), p.bias_hh.data(),
                     states.data(), H, kept.data()},
                    workspace);
    kernels.backward({layer, p.slope_of_states.data(), H, kept.data(), slopes.data(), sums.data(),
                      p.phone.data(), table.data()},
                     workspace);
    const Answer answer = by_definition(p);
    // Again without phones, without keeping values for backward, and into wider rows.
    const std::ptrdiff_t stride = 2 * H;
    Floats inputs, wide(size(stride));
    for (auto phone : p.phone) {
        const auto from = p.table.begin() + phone * 3 * H;
        inputs.insert(inputs.end(), from, from + 3 * H);
    }
    kernels.forward({layer, inputs.data(), nullptr, p.bias_ih.data(), p.bias_hh.data(), wide.data(),
                     stride, nullptr},
                    workspace);
    if (!same(states, wide, H)) return INFINITY;
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

double check_normalised(const labial::Kernels& kernels, const Problem& p) {
    const auto H = p.width;
    const auto size = [&](std::ptrdiff_t columns) { return static_cast<std::size_t>(p.rows * columns); };
    Floats inputs, states(size(H)), kept(size(labial::normalised_kept(H))), slopes(size(6 * H));
    Floats sums(static_cast<std::size_t>(6 * H)), wide(size(2 * H));
    for (auto phone : p.phone) {
        const auto from = p.table.begin() + phone * 3 * H;
        inputs.insert(inputs.end(), from, from + 3 * H);
    }
    const labial::Layer layer = p.layer();
    Floats memory(labial::workspace_size(layer) + 16);
    float* workspace = boundary(memory);
    const float *gain = p.gain_hh.data(), *bias = p.bias_hh.data();
    kernels.normalised_forward({layer, inputs.data(), gain, bias, states.data(), H, kept.data()},
                               workspace);
    kernels.normalised_backward({layer, p.slope_of_states.data(), H, kept.data(), gain, bias,
                                 slopes.data(), sums.data()},
                                workspace);
    // Again without keeping values for backward, and into wider rows.
    kernels.normalised_forward({layer, inputs.data(), gain, bias, wide.data(), 2 * H, nullptr},
                               workspace);
    if (!same(states, wide, H)) return INFINITY;
    const NormalisedAnswer answer = normalised_by_definition(p);
    return std::max({worst(states, answer.states), worst(slopes, answer.slopes),
                     worst(sums, answer.sums)});
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
                    const Problem problem(width, lengths, reverse, 1);
                    difference = std::max({difference, check(*kernels, problem),
                                           check_normalised(*kernels, problem)});
                }
            }
        }
        std::printf("%-10s largest difference %.1e of the largest value\n", kernels->name, difference);
        right = right && difference < 1e-5;
    }
    return right ? 0 : 1;
}
