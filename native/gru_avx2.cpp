#include "gru.h"
#ifdef LABIAL_X86_64
#include "vector_avx2.h"
// After the vector, which the kernels use.
#include "kernels.h"
#include "normalised.h"
#include "passes.h"

const labial::Kernels labial::avx2_kernels{"avx2", forward, backward, normalised_forward,
                                           normalised_backward};

#endif
