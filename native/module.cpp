// The Python module labial._gru: both directions of a layer, on one thread or two.
//
// Arrays come as addresses of contiguous memory; labial/recurrence/fused.py, the only caller, sees
// to their types and sizes.
#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cstring>
#include <system_error>
#include <thread>
#include <vector>

#include "instruction_sets.h"

namespace {

using labial::Kernels;

typedef unsigned long long Address;

template <class T>
T* at(Address address) {
    return reinterpret_cast<T*>(static_cast<std::uintptr_t>(address));
}

const Kernels* find(const char* name) {
    for (const Kernels* kernels : labial::usable_kernels()) {
        if (!std::strcmp(kernels->name, name)) return kernels;
    }
    PyErr_Format(PyExc_ValueError, "this processor has no instruction set %s", name);
    return nullptr;
}

// Run f(0) and f(1), at the same time when there are two threads to be had.
template <class F>
void both(int threads, F f) {
    if (threads > 1) {
        try {
            std::thread second(f, 1);
            f(0);
            second.join();
            return;
        } catch (const std::system_error&) {
        }
    }
    f(0);
    f(1);
}

// Workspaces for two directions, each on a 64 byte boundary.
class Workspaces {
public:
    explicit Workspaces(const labial::Layer& layer)
        : each_(labial::workspace_size(layer) + 16), memory_(2 * each_ + 16) {}
    float* operator[](int direction) {
        const auto start = reinterpret_cast<std::uintptr_t>(memory_.data() + direction * each_);
        return reinterpret_cast<float*>((start + 63) / 64 * 64);
    }

private:
    std::size_t each_;
    std::vector<float> memory_;
};

struct Call {
    const Kernels* kernels;
    const char* name;
    int threads;
    Py_ssize_t width, count;
    Address first, length;

    labial::Layer layer(Address weights, bool reverse) const {
        return {width, reverse, at<const float>(weights),
                {count, at<const std::ptrdiff_t>(first), at<const std::ptrdiff_t>(length)}};
    }
};

template <class Pass, class Run>
PyObject* run(const Call& call, Pass (&passes)[2], Run kernel) {
    try {
        Workspaces workspaces(passes[0].layer);
        Py_BEGIN_ALLOW_THREADS
        both(call.threads, [&](int d) { kernel(passes[d], workspaces[d]); });
        Py_END_ALLOW_THREADS
    } catch (const std::bad_alloc&) {
        return PyErr_NoMemory();
    }
    Py_RETURN_NONE;
}

PyObject* forward(PyObject*, PyObject* arguments) {
    Call call;
    Address inputs[2], phones, weights[2], bias[2], states, kept[2];
    if (!PyArg_ParseTuple(arguments, "sinn(KK)(KK)K(KK)(KK)K(KK)", &call.name, &call.threads,
                          &call.width, &call.count, &call.first, &call.length, &inputs[0], &inputs[1],
                          &phones, &weights[0], &weights[1], &bias[0], &bias[1], &states, &kept[0],
                          &kept[1])) {
        return nullptr;
    }
    if (!(call.kernels = find(call.name))) return nullptr;
    labial::Forward passes[2];
    for (int d = 0; d < 2; d++) {
        passes[d] = {call.layer(weights[d], d == 1),
                     at<const float>(inputs[d]),
                     at<const std::int64_t>(phones),
                     at<const float>(bias[d]),
                     at<float>(states) + d * call.width,
                     2 * call.width,
                     at<float>(kept[d])};
    }
    return run(call, passes, call.kernels->forward);
}

PyObject* backward(PyObject*, PyObject* arguments) {
    Call call;
    Address weights[2], slope_of_states, kept[2], slopes[2], sums[2], phones, tables[2];
    if (!PyArg_ParseTuple(arguments, "sinn(KK)(KK)K(KK)(KK)(KK)K(KK)", &call.name, &call.threads,
                          &call.width, &call.count, &call.first, &call.length, &weights[0],
                          &weights[1], &slope_of_states, &kept[0], &kept[1], &slopes[0], &slopes[1],
                          &sums[0], &sums[1], &phones, &tables[0], &tables[1])) {
        return nullptr;
    }
    if (!(call.kernels = find(call.name))) return nullptr;
    labial::Backward passes[2];
    for (int d = 0; d < 2; d++) {
        passes[d] = {call.layer(weights[d], d == 1),
                     at<const float>(slope_of_states) + d * call.width,
                     2 * call.width,
                     at<const float>(kept[d]),
                     at<float>(slopes[d]),
                     at<float>(sums[d]),
                     at<const std::int64_t>(phones),
                     at<float>(tables[d])};
    }
    return run(call, passes, call.kernels->backward);
}

PyObject* instruction_sets(PyObject*, PyObject*) {
    const auto usable = labial::usable_kernels();
    PyObject* names = PyTuple_New(static_cast<Py_ssize_t>(usable.size()));
    if (!names) return nullptr;
    for (std::size_t i = 0; i < usable.size(); i++) {
        PyObject* name = PyUnicode_FromString(usable[i]->name);
        if (!name || PyTuple_SetItem(names, static_cast<Py_ssize_t>(i), name)) {
            Py_DECREF(names);
            return nullptr;
        }
    }
    return names;
}

PyMethodDef methods[] = {
    {"instruction_sets", instruction_sets, METH_NOARGS, "Those this processor has, fastest first."},
    {"forward", forward, METH_VARARGS, "States of both directions."},
    {"backward", backward, METH_VARARGS, "Slopes of both directions."},
    {nullptr, nullptr, 0, nullptr},
};

PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_gru", nullptr, 0, methods, nullptr, nullptr,
                          nullptr, nullptr};

}  // namespace

PyMODINIT_FUNC PyInit__gru() { return PyModule_Create(&definition); }
