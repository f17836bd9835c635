// Sigmoid and hyperbolic tangent to about two units in the last place over the whole range. Subnormal
// numbers, infinities and NaN give the same results as in PyTorch. A Vector must be included before.
#pragma once

namespace {

// x = n ln 2 + r with integer n and |r| <= ln 2 / 2; and exp(r) - 1 by its Taylor series.
struct Reduced {
    Vector whole, exp_minus_one;
};

inline Reduced reduce(Vector x) {
    const Vector to_whole = Vector::all(12582912.f);  // 1.5 * 2^23: larger floats are integers
    const Vector whole = multiply_add(x, Vector::all(1.44269504f), to_whole) - to_whole;
    // ln 2 in two parts; the product of n with the first is exact.
    Vector r = multiply_add(whole, Vector::all(-0.693359375f), x);
    r = multiply_add(whole, Vector::all(2.12194440e-4f), r);
    Vector series = Vector::all(1.f / 5040);
    series = multiply_add(series, r, Vector::all(1.f / 720));
    series = multiply_add(series, r, Vector::all(1.f / 120));
    series = multiply_add(series, r, Vector::all(1.f / 24));
    series = multiply_add(series, r, Vector::all(1.f / 6));
    series = multiply_add(series, r, Vector::all(1.f / 2));
    return {whole, multiply_add(series, r * r, r)};
}

inline Vector sigmoid(Vector x) {
    const Vector one = Vector::all(1);
    // exp(-104) is below the smallest subnormal number.
    const Reduced part = reduce(at_least(Vector::all(0) - magnitude(x), Vector::all(-104)));
    const Vector decay = scale(one + part.exp_minus_one, part.whole);
    return where_negative(x, decay, one) / (one + decay);
}

inline Vector tangent(Vector x) {
    const Vector one = Vector::all(1), size = magnitude(x);
    // tanh(20) is 1 in fp32.
    const Reduced part = reduce(at_least(Vector::all(0) - (size + size), Vector::all(-40)));
    const Vector power = scale(one, part.whole);
    const Vector below_one = multiply_add(power, part.exp_minus_one, power - one);
    return with_sign_of(below_one / (Vector::all(2) + below_one), x);
}

}  // namespace
