#pragma once
#include <vector>

#include "gru.h"

namespace labial {

// The kernels that this processor can run, fastest first.
std::vector<const Kernels*> usable_kernels();

}  // namespace labial
