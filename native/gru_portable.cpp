#include "vector_portable.h"
// After the vector, which the kernels use.
#include "kernels.h"
#include "normalised.h"
#include "passes.h"

const labial::Kernels labial::portable_kernels{"portable", forward, backward, normalised_forward,
                                               normalised_backward};
