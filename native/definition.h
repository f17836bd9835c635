// Reference implementations of the layers in double precision and test problems, for check.cpp.
#pragma once
#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "gru.h"

namespace {

using Floats = std::vector<float>;
using Doubles = std::vector<double>;

constexpr std::ptrdiff_t phones = 7;

struct Problem {
    std::ptrdiff_t width, rows = 0;
    bool reverse;
    std::vector<std::ptrdiff_t> first, length;
    std::vector<std::int64_t> phone;
    Floats table, weights, gain_hh, bias_ih, bias_hh, slope_of_states;

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
        fill(gain_hh, 3 * width, 2);
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

// The layer by its definition, with backpropagation through time.
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

struct NormalisedAnswer {
    Doubles states, slopes, sums;
};

// Normalise values in place; returns the reciprocal of their deviation.
double normalise(double* values, std::ptrdiff_t count) {
    double mean = 0, squares = 0;
    for (std::ptrdiff_t c = 0; c < count; c++) mean += values[c] / static_cast<double>(count);
    for (std::ptrdiff_t c = 0; c < count; c++) squares += (values[c] - mean) * (values[c] - mean);
    const double reciprocal = 1 / std::sqrt(squares / static_cast<double>(count) + 1e-5);
    for (std::ptrdiff_t c = 0; c < count; c++) values[c] = (values[c] - mean) * reciprocal;
    return reciprocal;
}

// From gradients of normalised values, in place, to those of the values, by the full Jacobian.
void unnormalise(double* slopes, const double* normalised, double reciprocal, std::ptrdiff_t count) {
    Doubles passed(static_cast<std::size_t>(count));
    for (std::ptrdiff_t i = 0; i < count; i++) {
        for (std::ptrdiff_t j = 0; j < count; j++) {
            const double both = (1 + normalised[i] * normalised[j]) / static_cast<double>(count);
            passed[static_cast<std::size_t>(i)] += slopes[j] * reciprocal * ((i == j) - both);
        }
    }
    std::copy(passed.begin(), passed.end(), slopes);
}

// The normalised layer by its definition; the inputs add the phone's row of the table to the gates.
NormalisedAnswer normalised_by_definition(const Problem& p) {
    const auto H = p.width;
    const auto at = [](std::ptrdiff_t i) { return static_cast<std::size_t>(i); };
    NormalisedAnswer answer{Doubles(at(p.rows * H)), Doubles(at(p.rows * 6 * H)), Doubles(at(6 * H))};
    Doubles gates(at(p.rows * 3 * H)), products(at(p.rows * 3 * H)), reciprocals(at(p.rows * 2));
    for (std::size_t i = 0; i < p.length.size(); i++) {
        const auto row_at = [&](std::ptrdiff_t frame) {
            return p.first[i] + (p.reverse ? p.length[i] - 1 - frame : frame);
        };
        const auto hidden = [&](std::ptrdiff_t row, std::ptrdiff_t place) {
            return products[at(row * 3 * H + place)] * p.gain_hh[at(place)] + p.bias_hh[at(place)];
        };
        const auto before = [&](std::ptrdiff_t frame, std::ptrdiff_t c) {
            return frame ? answer.states[at(row_at(frame - 1) * H + c)] : 0;
        };
        for (std::ptrdiff_t frame = 0; frame < p.length[i]; frame++) {
            const auto row = row_at(frame);
            double* product = products.data() + row * 3 * H;
            for (std::ptrdiff_t g = 0; g < 3 * H; g++) {
                for (std::ptrdiff_t k = 0; k < H; k++) {
                    product[g] += static_cast<double>(p.weights[at(g * H + k)]) * before(frame, k);
                }
            }
            reciprocals[at(row * 2)] = normalise(product, 2 * H);
            reciprocals[at(row * 2 + 1)] = normalise(product + 2 * H, H);
            const float* input = p.table.data() + p.phone[at(row)] * 3 * H;
            double* gate = gates.data() + row * 3 * H;
            for (std::ptrdiff_t c = 0; c < H; c++) {
                gate[c] = logistic(input[c] + hidden(row, c));
                gate[H + c] = logistic(input[H + c] + hidden(row, H + c));
                gate[2 * H + c] = std::tanh(input[2 * H + c] + gate[c] * hidden(row, 2 * H + c));
                const double z = gate[H + c];
                answer.states[at(row * H + c)] = (1 - z) * gate[2 * H + c] + z * before(frame, c);
            }
        }
        Doubles of_state(at(H));
        for (std::ptrdiff_t frame = p.length[i] - 1; frame >= 0; frame--) {
            const auto row = row_at(frame);
            const double* gate = gates.data() + row * 3 * H;
            const double* product = products.data() + row * 3 * H;
            double* slope = answer.slopes.data() + row * 6 * H;
            Doubles passed(at(3 * H));
            for (std::ptrdiff_t c = 0; c < H; c++) {
                const double r = gate[c], z = gate[H + c], n = gate[2 * H + c];
                const double d = of_state[at(c)] + p.slope_of_states[at(row * H + c)];
                const double of_n = d * (1 - z) * (1 - n * n);
                const double of_r = of_n * hidden(row, 2 * H + c) * r * (1 - r);
                const double of_z = d * (before(frame, c) - n) * z * (1 - z);
                const double of_input[3] = {of_r, of_z, of_n}, of_hidden[3] = {of_r, of_z, of_n * r};
                for (int g = 0; g < 3; g++) {
                    const auto place = g * H + c;
                    slope[3 * H + place] = of_input[g];
                    answer.sums[at(place)] += of_hidden[g] * product[place];
                    answer.sums[at(3 * H + place)] += of_hidden[g];
                    passed[at(place)] = of_hidden[g] * p.gain_hh[at(place)];
                }
                of_state[at(c)] = d * z;
            }
            unnormalise(passed.data(), product, reciprocals[at(row * 2)], 2 * H);
            unnormalise(passed.data() + 2 * H, product + 2 * H, reciprocals[at(row * 2 + 1)], H);
            for (std::ptrdiff_t g = 0; g < 3 * H; g++) {
                slope[(g + H) % (3 * H)] = passed[at(g)];
                for (std::ptrdiff_t k = 0; k < H; k++) {
                    of_state[at(k)] += passed[at(g)] * p.weights[at(g * H + k)];
                }
            }
        }
    }
    return answer;
}

}  // namespace
