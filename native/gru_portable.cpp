#include "vector_portable.h"
// The vector comes first: the kernels are made of it.
#include "kernels.h"
#include "normalised.h"
#include "passes.h"

const labial::Kernels labial::portable_kernels{"portable", forward, backward, normalised_forward,
                                               normalised_backward};
