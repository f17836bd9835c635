#include "instruction_sets.h"

#if defined(LABIAL_X86_64) && defined(_MSC_VER)
#include <immintrin.h>
#include <intrin.h>
#endif

namespace labial {
namespace {

#if defined(LABIAL_X86_64) && defined(_MSC_VER)

bool bit(int word, int place) { return (word >> place) & 1; }

// Whether the processor has the instructions and the system saves the registers (bits of XCR0).
bool supported(bool wide) {
    int leaf[4];
    __cpuid(leaf, 0);
    if (leaf[0] < 7) return false;
    __cpuid(leaf, 1);
    if (!bit(leaf[2], 12) || !bit(leaf[2], 27)) return false;  // FMA, OSXSAVE
    const unsigned long long kept = _xgetbv(0), needed = wide ? 0xe6 : 0x6;
    if ((kept & needed) != needed) return false;
    __cpuidex(leaf, 7, 0);
    return wide ? bit(leaf[1], 16) && bit(leaf[1], 17) : bit(leaf[1], 5);
}
bool has_avx2() { return supported(false); }
bool has_avx512() { return supported(true); }

#elif defined(LABIAL_X86_64)

bool has_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
bool has_avx512() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && has_avx2();
}

#endif

}  // namespace

std::vector<const Kernels*> usable_kernels() {
    std::vector<const Kernels*> usable;
#ifdef LABIAL_X86_64
    if (has_avx512()) usable.push_back(&avx512_kernels);
    if (has_avx2()) usable.push_back(&avx2_kernels);
#endif
    usable.push_back(&portable_kernels);
    return usable;
}

}  // namespace labial
