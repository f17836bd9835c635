// Arguments of the Python module. Arrays are contiguous buffers; their types and sizes are checked here,
// so that no argument from Python makes the kernels read or write out of bounds.
#pragma once
#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cstring>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "instruction_sets.h"

namespace {

using labial::Kernels;

// A contiguous array, whose buffer is held during the lifetime of this object.
class Array {
public:
    Array() = default;
    Array(const Array&) = delete;
    Array& operator=(const Array&) = delete;
    ~Array() {
        if (held_) PyBuffer_Release(&view_);
    }

    // Hold an array of `items` float32; false, with an exception set, if the object is not one. With
    // `optional`, None is accepted and holds no array.
    bool hold(PyObject* object, const char* name, Py_ssize_t items, bool written,
              bool optional = false) {
        if (optional && object == Py_None) return true;
        if (!get(object, written)) return false;
        if (!is('f')) return refuse(name, "float32");
        if (count() != items) {
            PyErr_Format(PyExc_ValueError, "%s: %zd numbers, expected %zd", name, count(), items);
            return false;
        }
        return true;
    }
    bool hold_integers(PyObject* object, const char* name) {
        if (!get(object, false)) return false;
        return is('q') || (is('l') && sizeof(long) == 8) || refuse(name, "int64");
    }

    Py_ssize_t count() const { return held_ ? view_.len / view_.itemsize : 0; }
    float* floats() const { return held_ ? static_cast<float*>(view_.buf) : nullptr; }
    const std::int64_t* integers() const {
        return held_ ? static_cast<const std::int64_t*>(view_.buf) : nullptr;
    }

private:
    bool get(PyObject* object, bool written) {
        const int flags = PyBUF_C_CONTIGUOUS | PyBUF_FORMAT | (written ? PyBUF_WRITABLE : 0);
        held_ = !PyObject_GetBuffer(object, &view_, flags);
        return held_;
    }
    bool is(char kind) const {
        return view_.format && view_.format[0] == kind && !view_.format[1];
    }
    static bool refuse(const char* name, const char* expected) {
        PyErr_Format(PyExc_ValueError, "%s: expected %s", name, expected);
        return false;
    }

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

// Releases Python's global interpreter lock during its lifetime.
class Unlocked {
public:
    Unlocked() : state_(PyEval_SaveThread()) {}
    Unlocked(const Unlocked&) = delete;
    Unlocked& operator=(const Unlocked&) = delete;
    ~Unlocked() { PyEval_RestoreThread(state_); }

private:
    PyThreadState* state_;
};

// Run f(0) and f(1), which must not throw, in parallel if `threads` allows and a thread can be started.
template <class F>
void both(int threads, F f) {
    std::thread second;
    if (threads > 1) {
        try {
            second = std::thread(f, 1);
        } catch (const std::exception&) {
        }
    }
    f(0);
    if (second.joinable()) second.join();
    else f(1);
}

// Workspaces for two directions, each aligned to 64 bytes.
class Workspaces {
public:
    explicit Workspaces(const labial::Layer& layer)
        : each_(labial::workspace_size(layer) + 16), memory_(new float[2 * each_ + 16]) {}
    float* operator[](int direction) {
        const auto start = reinterpret_cast<std::uintptr_t>(memory_.get() + direction * each_);
        return reinterpret_cast<float*>((start + 63) / 64 * 64);
    }

private:
    std::size_t each_;
    std::unique_ptr<float[]> memory_;  // a std::vector would be initialised
};

// Arguments of all calls: the kernels, the number of threads, and the sentences of a batch. Indices are
// copied before they are checked, as another Python thread may write to the arrays at the same time.
struct Call {
    const Kernels* kernels = nullptr;
    int threads = 1;
    Py_ssize_t width = 0, rows = 0;
    std::vector<std::ptrdiff_t> first, length;
    std::vector<std::int64_t> phones;

    bool take(const char* name, PyObject* firsts, PyObject* lengths, PyObject* phone_indices,
              Py_ssize_t phone_count) {
        if (!(kernels = find(name))) return false;
        if (width < 16 || width % 16 || width > 1 << 16) {
            PyErr_Format(PyExc_ValueError, "%zd units, expected a multiple of 16", width);
            return false;
        }
        // A limit on rows and phones below which no computed size overflows.
        const Py_ssize_t most = PY_SSIZE_T_MAX / (64 * width);
        if (phone_count < 0 || phone_count > most) return refuse("phones");
        if (!copy(lengths, "lengths", length) || !copy(firsts, "firsts", first)) return false;
        if (length.empty() || first.size() != length.size()) return refuse("lengths");
        for (std::size_t i = 0; i < length.size(); i++) {
            const bool descends = i == 0 || length[i] <= length[i - 1];
            if (length[i] < 1 || length[i] > most - rows || !descends) return refuse("lengths");
            rows += length[i];
        }
        for (std::size_t i = 0; i < first.size(); i++) {
            if (first[i] < 0 || first[i] > rows - length[i]) return refuse("firsts");
        }
        if (phone_indices == Py_None) return true;
        if (!copy(phone_indices, "phones", phones)) return false;
        if (static_cast<Py_ssize_t>(phones.size()) != rows) return refuse("phones");
        for (std::int64_t phone : phones) {
            if (phone < 0 || phone >= phone_count) return refuse("phones");
        }
        return true;
    }
    const std::int64_t* phone_of_row() const { return phones.empty() ? nullptr : phones.data(); }
    labial::Layer layer(const float* weights, bool reverse) const {
        return {width, reverse, weights,
                {static_cast<std::ptrdiff_t>(length.size()), first.data(), length.data()}};
    }

private:
    static bool refuse(const char* name) {
        PyErr_Format(PyExc_ValueError, "%s: out of range", name);
        return false;
    }
    template <class T>
    static bool copy(PyObject* object, const char* name, std::vector<T>& to) {
        Array array;
        if (!array.hold_integers(object, name)) return false;
        to.assign(array.integers(), array.integers() + array.count());
        return true;
    }
};

template <class Pass, class Run>
PyObject* run(const Call& call, Pass (&passes)[2], Run kernel) {
    Workspaces workspaces(passes[0].layer);
    {
        Unlocked unlocked;
        both(call.threads, [&](int d) { kernel(passes[d], workspaces[d]); });
    }
    Py_RETURN_NONE;
}

// Turn C++ exceptions into Python's.
template <class F>
PyObject* guarded(F f) {
    try {
        return f();
    } catch (const std::bad_alloc&) {
        return PyErr_NoMemory();
    } catch (const std::exception& error) {
        PyErr_SetString(PyExc_RuntimeError, error.what());
        return nullptr;
    }
}

}  // namespace
