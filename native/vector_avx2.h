// Vectors of eight floats: AVX2 with FMA.
#pragma once
#include <immintrin.h>

namespace {

struct Vector {
    static constexpr int width = 8;
    static constexpr int rows_at_once = 2;
    __m256 v;

    static Vector load(const float* from) { return {_mm256_loadu_ps(from)}; }
    void store(float* to) const { _mm256_storeu_ps(to, v); }
    static Vector all(float x) { return {_mm256_set1_ps(x)}; }

    friend Vector operator+(Vector a, Vector b) { return {_mm256_add_ps(a.v, b.v)}; }
    friend Vector operator-(Vector a, Vector b) { return {_mm256_sub_ps(a.v, b.v)}; }
    friend Vector operator*(Vector a, Vector b) { return {_mm256_mul_ps(a.v, b.v)}; }
    friend Vector operator/(Vector a, Vector b) { return {_mm256_div_ps(a.v, b.v)}; }
};

// Keep the compiler from repeating a load in each product that uses it.
inline void keep_in_register(Vector& x) {
#if defined(__GNUC__)
    __asm__("" : "+x"(x.v));
#else
    (void)x;
#endif
}
inline Vector multiply_add(Vector a, Vector b, Vector c) { return {_mm256_fmadd_ps(a.v, b.v, c.v)}; }
// The instruction returns its second operand if either operand is NaN.
inline Vector at_least(Vector x, Vector least) { return {_mm256_max_ps(least.v, x.v)}; }
inline Vector magnitude(Vector x) { return {_mm256_andnot_ps(_mm256_set1_ps(-0.f), x.v)}; }
inline Vector with_sign_of(Vector x, Vector sign) {
    return {_mm256_or_ps(magnitude(x).v, _mm256_and_ps(_mm256_set1_ps(-0.f), sign.v))};
}
inline Vector where_negative(Vector x, Vector yes, Vector no) {
    return {_mm256_blendv_ps(no.v, yes.v, x.v)};
}
inline Vector power_of_two(__m256i exponent) {
    const __m256i biased = _mm256_add_epi32(exponent, _mm256_set1_epi32(127));
    return {_mm256_castsi256_ps(_mm256_slli_epi32(biased, 23))};
}
// In two steps, so that subnormal results are correct.
inline Vector scale(Vector x, Vector exponent) {
    const __m256i whole = _mm256_cvtps_epi32(exponent.v), half = _mm256_srai_epi32(whole, 1);
    return x * power_of_two(half) * power_of_two(_mm256_sub_epi32(whole, half));
}

}  // namespace
