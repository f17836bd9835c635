// The Python module labial._gru: both directions of a layer, on one thread or two.
//
// Arrays are contiguous buffers, checked here for type and size, so that nothing that Python passes
// makes the kernels read or write elsewhere.
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

// A contiguous array, held as long as this lives.
class Array {
public:
    Array() = default;
    Array(const Array&) = delete;
    Array& operator=(const Array&) = delete;
    ~Array() {
        if (held_) PyBuffer_Release(&view_);
    }

    // Hold an array of `items` floats ('f') or 64 bit integers ('q'); false with an exception set
    // where the object is none. None is held as no array where `optional`.
    bool hold(PyObject* object, const char* name, char kind, Py_ssize_t items, bool written,
              bool optional = false) {
        if (optional && object == Py_None) return true;
        const int flags = PyBUF_C_CONTIGUOUS | PyBUF_FORMAT | (written ? PyBUF_WRITABLE : 0);
        if (PyObject_GetBuffer(object, &view_, flags)) return false;
        held_ = true;
        const char found = view_.format ? view_.format[0] : 'B';
        const bool integer = found == 'q' || (found == 'l' && sizeof(long) == 8);
        if (kind == 'f' ? found != 'f' : !integer) {
            PyErr_Format(PyExc_ValueError, "%s: expected %s", name, kind == 'f' ? "float32" : "int64");
            return false;
        }
        if (items >= 0 && count() != items) {
            PyErr_Format(PyExc_ValueError, "%s: %zd numbers, expected %zd", name, count(), items);
            return false;
        }
        return true;
    }

    Py_ssize_t count() const { return held_ ? view_.len / view_.itemsize : 0; }
    float* floats() const { return held_ ? static_cast<float*>(view_.buf) : nullptr; }
    const std::int64_t* integers() const {
        return held_ ? static_cast<const std::int64_t*>(view_.buf) : nullptr;
    }

private:
    Py_buffer view_{};
    bool held_ = false;
};

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

// What both calls are given: which kernels, how many threads, and the sentences of a batch.
struct Call {
    const Kernels* kernels = nullptr;
    int threads = 1;
    Py_ssize_t width = 0, rows = 0;
    Array first, length, phones;

    bool take(const char* name, PyObject* firsts, PyObject* lengths, PyObject* phone_indices,
              Py_ssize_t phone_count) {
        if (!(kernels = find(name))) return false;
        if (width < 16 || width % 16) {
            PyErr_Format(PyExc_ValueError, "%zd units, expected a multiple of 16", width);
            return false;
        }
        if (!length.hold(lengths, "lengths", 'q', -1, false) ||
            !first.hold(firsts, "firsts", 'q', length.count(), false)) {
            return false;
        }
        for (Py_ssize_t i = 0; i < length.count(); i++) {
            const bool descends = i == 0 || length.integers()[i] <= length.integers()[i - 1];
            rows += length.integers()[i];
            if (length.integers()[i] < 1 || !descends) return refuse("lengths");
        }
        for (Py_ssize_t i = 0; i < first.count(); i++) {
            const std::int64_t start = first.integers()[i];
            if (start < 0 || start > rows - length.integers()[i]) return refuse("firsts");
        }
        if (!phones.hold(phone_indices, "phones", 'q', rows, false, true)) return false;
        for (Py_ssize_t i = 0; i < phones.count(); i++) {
            const std::int64_t phone = phones.integers()[i];
            if (phone < 0 || phone >= phone_count) return refuse("phones");
        }
        return true;
    }
    static bool refuse(const char* name) {
        PyErr_Format(PyExc_ValueError, "%s: out of range", name);
        return false;
    }
    labial::Layer layer(const Array& weights, bool reverse) const {
        return {width, reverse, weights.floats(),
                {length.count(), places(first), places(length)}};
    }

private:
    static const std::ptrdiff_t* places(const Array& array) {
        static_assert(sizeof(std::ptrdiff_t) == sizeof(std::int64_t), "64 bit systems only");
        return reinterpret_cast<const std::ptrdiff_t*>(array.integers());
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
    const char* name;
    PyObject *firsts, *lengths, *given_phones, *given[9];
    Call call;
    Py_ssize_t phone_count;
    if (!PyArg_ParseTuple(arguments, "sinOOOnOOOOOOOOO", &name, &call.threads, &call.width, &firsts,
                          &lengths, &given_phones, &phone_count, &given[0], &given[1], &given[2],
                          &given[3], &given[4], &given[5], &given[6], &given[7], &given[8]) ||
        !call.take(name, firsts, lengths, given_phones, phone_count)) {
        return nullptr;
    }
    const Py_ssize_t width = call.width, rows = call.rows;
    const Py_ssize_t choices = given_phones == Py_None ? rows : phone_count;
    Array inputs, weights[2], bias_ih[2], bias_hh[2], states, kept;
    if (!inputs.hold(given[0], "inputs", 'f', 2 * choices * 3 * width, false) ||
        !weights[0].hold(given[1], "weights", 'f', 3 * width * width, false) ||
        !weights[1].hold(given[2], "weights", 'f', 3 * width * width, false) ||
        !bias_ih[0].hold(given[3], "bias", 'f', 3 * width, false) ||
        !bias_ih[1].hold(given[4], "bias", 'f', 3 * width, false) ||
        !bias_hh[0].hold(given[5], "bias", 'f', 3 * width, false) ||
        !bias_hh[1].hold(given[6], "bias", 'f', 3 * width, false) ||
        !states.hold(given[7], "states", 'f', rows * 2 * width, true) ||
        !kept.hold(given[8], "kept", 'f', 2 * rows * 5 * width, true, true)) {
        return nullptr;
    }
    labial::Forward passes[2];
    for (int d = 0; d < 2; d++) {
        passes[d] = {call.layer(weights[d], d == 1),
                     inputs.floats() + d * choices * 3 * width,
                     call.phones.integers(),
                     bias_ih[d].floats(),
                     bias_hh[d].floats(),
                     states.floats() + d * width,
                     2 * width,
                     kept.floats() ? kept.floats() + d * rows * 5 * width : nullptr};
    }
    return run(call, passes, call.kernels->forward);
}

PyObject* backward(PyObject*, PyObject* arguments) {
    const char* name;
    PyObject *firsts, *lengths, *given_phones, *given[7];
    Call call;
    Py_ssize_t phone_count;
    if (!PyArg_ParseTuple(arguments, "sinOOOnOOOOOOO", &name, &call.threads, &call.width, &firsts,
                          &lengths, &given_phones, &phone_count, &given[0], &given[1], &given[2],
                          &given[3], &given[4], &given[5], &given[6]) ||
        !call.take(name, firsts, lengths, given_phones, phone_count)) {
        return nullptr;
    }
    const Py_ssize_t width = call.width, rows = call.rows, table_size = phone_count * 3 * width;
    Array weights[2], of_states, kept, slopes, sums, table;
    if (!weights[0].hold(given[0], "weights", 'f', 3 * width * width, false) ||
        !weights[1].hold(given[1], "weights", 'f', 3 * width * width, false) ||
        !of_states.hold(given[2], "slopes of states", 'f', rows * 2 * width, false) ||
        !kept.hold(given[3], "kept", 'f', 2 * rows * 5 * width, false) ||
        !slopes.hold(given[4], "slopes", 'f', 2 * rows * 4 * width, true) ||
        !sums.hold(given[5], "sums", 'f', 2 * 6 * width, true) ||
        !table.hold(given[6], "table", 'f', 2 * table_size, true, given_phones == Py_None)) {
        return nullptr;
    }
    labial::Backward passes[2];
    for (int d = 0; d < 2; d++) {
        passes[d] = {call.layer(weights[d], d == 1),
                     of_states.floats() + d * width,
                     2 * width,
                     kept.floats() + d * rows * 5 * width,
                     slopes.floats() + d * rows * 4 * width,
                     sums.floats() + d * 6 * width,
                     call.phones.integers(),
                     table.floats() ? table.floats() + d * table_size : nullptr};
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
