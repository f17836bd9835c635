// Vectors of sixteen floats: AVX-512 F and DQ.
#pragma once
#include <immintrin.h>

#if defined(__GNUC__) && !defined(__clang__)
// GCC's own header reads registers that are undefined on purpose.
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

namespace {

struct Vector {
    static constexpr int width = 16;
    static constexpr int rows_at_once = 4;
    __m512 v;

    static Vector load(const float* from) { return {_mm512_loadu_ps(from)}; }
    void store(float* to) const { _mm512_storeu_ps(to, v); }
    static Vector all(float x) { return {_mm512_set1_ps(x)}; }

    friend Vector operator+(Vector a, Vector b) { return {_mm512_add_ps(a.v, b.v)}; }
    friend Vector operator-(Vector a, Vector b) { return {_mm512_sub_ps(a.v, b.v)}; }
    friend Vector operator*(Vector a, Vector b) { return {_mm512_mul_ps(a.v, b.v)}; }
    friend Vector operator/(Vector a, Vector b) { return {_mm512_div_ps(a.v, b.v)}; }
};

// Keep the compiler from repeating a load in each product that uses it.
inline void keep_in_register(Vector& x) {
#if defined(__GNUC__)
    __asm__("" : "+v"(x.v));
#else
    (void)x;
#endif
}
inline Vector multiply_add(Vector a, Vector b, Vector c) { return {_mm512_fmadd_ps(a.v, b.v, c.v)}; }
// The instruction returns its second operand if either operand is NaN.
inline Vector at_least(Vector x, Vector least) { return {_mm512_max_ps(least.v, x.v)}; }
inline Vector magnitude(Vector x) { return {_mm512_abs_ps(x.v)}; }
inline Vector with_sign_of(Vector x, Vector sign) {
    return {_mm512_or_ps(magnitude(x).v, _mm512_and_ps(_mm512_set1_ps(-0.f), sign.v))};
}
inline Vector where_negative(Vector x, Vector yes, Vector no) {
    return {_mm512_mask_blend_ps(_mm512_movepi32_mask(_mm512_castps_si512(x.v)), no.v, yes.v)};
}
inline Vector scale(Vector x, Vector exponent) { return {_mm512_scalef_ps(x.v, exponent.v)}; }

}  // namespace
