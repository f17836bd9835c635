#include "gru.h"
#ifdef LABIAL_X86_64
#include "vector_avx512.h"
// After the vector, which the kernels use.
#include "kernels.h"
#include "normalised.h"
#include "passes.h"

const labial::Kernels labial::avx512_kernels{"avx512", forward, backward, normalised_forward,
                                             normalised_backward};

#endif
