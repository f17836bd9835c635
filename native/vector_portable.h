// Vectors of four floats in portable code, which compilers turn into SSE2 or NEON.
#pragma once
#include <cstdint>
#include <cstring>

namespace {

#if defined(__GNUC__) && !defined(LABIAL_PLAIN_VECTOR)

typedef float Lanes __attribute__((vector_size(16)));
typedef std::int32_t Bits __attribute__((vector_size(16)));

struct Vector {
    static constexpr int width = 4;
    static constexpr int rows_at_once = 2;
    Lanes v;

    static Vector load(const float* from) {
        Vector to;
        std::memcpy(&to.v, from, sizeof to.v);
        return to;
    }
    void store(float* to) const { std::memcpy(to, &v, sizeof v); }
    static Vector all(float x) { return {Lanes{x, x, x, x}}; }

    friend Vector operator+(Vector a, Vector b) { return {a.v + b.v}; }
    friend Vector operator-(Vector a, Vector b) { return {a.v - b.v}; }
    friend Vector operator*(Vector a, Vector b) { return {a.v * b.v}; }
    friend Vector operator/(Vector a, Vector b) { return {a.v / b.v}; }
};

inline void keep_in_register(Vector&) {}
inline Vector multiply_add(Vector a, Vector b, Vector c) { return {a.v * b.v + c.v}; }
inline Vector at_least(Vector x, Vector least) {
    const Bits below = x.v < least.v;
    return {(Lanes)((below & (Bits)least.v) | (~below & (Bits)x.v))};
}
inline Vector magnitude(Vector x) { return {(Lanes)((Bits)x.v & 0x7fffffff)}; }
inline Vector with_sign_of(Vector x, Vector sign) {
    return {(Lanes)(((Bits)x.v & 0x7fffffff) | ((Bits)sign.v & (Bits)Vector::all(-0.f).v))};
}
inline Vector where_negative(Vector x, Vector yes, Vector no) {
    const Bits negative = x.v < Vector::all(0).v;
    return {(Lanes)((negative & (Bits)yes.v) | (~negative & (Bits)no.v))};
}
inline Vector power_of_two(Bits exponent) { return {(Lanes)((exponent + 127) << 23)}; }
inline Vector scale(Vector x, Vector exponent) {
    const Bits whole = __builtin_convertvector(exponent.v, Bits), half = whole >> 1;
    return x * power_of_two(half) * power_of_two(whole - half);
}

#else

struct Vector {
    static constexpr int width = 4;
    static constexpr int rows_at_once = 2;
    float v[4];

    static Vector load(const float* from) {
        Vector to;
        std::memcpy(to.v, from, sizeof to.v);
        return to;
    }
    void store(float* to) const { std::memcpy(to, v, sizeof v); }
    static Vector all(float x) { return {{x, x, x, x}}; }

    template <class F>
    static Vector each(F f) { return {{f(0), f(1), f(2), f(3)}}; }
    friend Vector operator+(Vector a, Vector b) { return each([&](int i) { return a.v[i] + b.v[i]; }); }
    friend Vector operator-(Vector a, Vector b) { return each([&](int i) { return a.v[i] - b.v[i]; }); }
    friend Vector operator*(Vector a, Vector b) { return each([&](int i) { return a.v[i] * b.v[i]; }); }
    friend Vector operator/(Vector a, Vector b) { return each([&](int i) { return a.v[i] / b.v[i]; }); }
};

inline std::int32_t bits_of(float x) {
    std::int32_t bits;
    std::memcpy(&bits, &x, sizeof bits);
    return bits;
}
inline float of_bits(std::int32_t bits) {
    float x;
    std::memcpy(&x, &bits, sizeof x);
    return x;
}
inline void keep_in_register(Vector&) {}
inline Vector multiply_add(Vector a, Vector b, Vector c) { return a * b + c; }
inline Vector at_least(Vector x, Vector least) {
    return Vector::each([&](int i) { return x.v[i] < least.v[i] ? least.v[i] : x.v[i]; });
}
inline Vector magnitude(Vector x) {
    return Vector::each([&](int i) { return of_bits(bits_of(x.v[i]) & 0x7fffffff); });
}
inline Vector with_sign_of(Vector x, Vector sign) {
    return Vector::each([&](int i) {
        return of_bits((bits_of(x.v[i]) & 0x7fffffff) | (bits_of(sign.v[i]) & INT32_MIN));
    });
}
inline Vector where_negative(Vector x, Vector yes, Vector no) {
    return Vector::each([&](int i) { return x.v[i] < 0 ? yes.v[i] : no.v[i]; });
}
inline Vector scale(Vector x, Vector exponent) {
    return Vector::each([&](int i) {
        const bool number = exponent.v[i] == exponent.v[i];
        const std::int32_t whole = number ? static_cast<std::int32_t>(exponent.v[i]) : 0;
        const std::int32_t half = whole / 2;
        return x.v[i] * of_bits((half + 127) * (1 << 23)) * of_bits((whole - half + 127) * (1 << 23));
    });
}

#endif

}  // namespace
