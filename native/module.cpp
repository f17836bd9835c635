// The Python module labial._gru: both directions of a layer, on one or two threads.
#include "arguments.h"

namespace {

PyObject* forward(PyObject* arguments) {
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
    if (!inputs.hold(given[0], "inputs", 2 * choices * 3 * width, false) ||
        !weights[0].hold(given[1], "weights", 3 * width * width, false) ||
        !weights[1].hold(given[2], "weights", 3 * width * width, false) ||
        !bias_ih[0].hold(given[3], "bias", 3 * width, false) ||
        !bias_ih[1].hold(given[4], "bias", 3 * width, false) ||
        !bias_hh[0].hold(given[5], "bias", 3 * width, false) ||
        !bias_hh[1].hold(given[6], "bias", 3 * width, false) ||
        !states.hold(given[7], "states", rows * 2 * width, true) ||
        !kept.hold(given[8], "kept", 2 * rows * 5 * width, true, true)) {
        return nullptr;
    }
    labial::Forward passes[2];
    for (int d = 0; d < 2; d++) {
        passes[d] = {call.layer(weights[d].floats(), d == 1),
                     inputs.floats() + d * choices * 3 * width,
                     call.phone_of_row(),
                     bias_ih[d].floats(),
                     bias_hh[d].floats(),
                     states.floats() + d * width,
                     2 * width,
                     kept.floats() ? kept.floats() + d * rows * 5 * width : nullptr};
    }
    return run(call, passes, call.kernels->forward);
}

PyObject* backward(PyObject* arguments) {
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
    if (!weights[0].hold(given[0], "weights", 3 * width * width, false) ||
        !weights[1].hold(given[1], "weights", 3 * width * width, false) ||
        !of_states.hold(given[2], "slopes of states", rows * 2 * width, false) ||
        !kept.hold(given[3], "kept", 2 * rows * 5 * width, false) ||
        !slopes.hold(given[4], "slopes", 2 * rows * 4 * width, true) ||
        !sums.hold(given[5], "sums", 2 * 6 * width, true) ||
        !table.hold(given[6], "table", 2 * table_size, true, given_phones == Py_None)) {
        return nullptr;
    }
    labial::Backward passes[2];
    for (int d = 0; d < 2; d++) {
        passes[d] = {call.layer(weights[d].floats(), d == 1),
                     of_states.floats() + d * width,
                     2 * width,
                     kept.floats() + d * rows * 5 * width,
                     slopes.floats() + d * rows * 4 * width,
                     sums.floats() + d * 6 * width,
                     call.phone_of_row(),
                     table.floats() ? table.floats() + d * table_size : nullptr};
    }
    return run(call, passes, call.kernels->backward);
}

PyObject* normalised_forward(PyObject* arguments) {
    const char* name;
    PyObject *firsts, *lengths, *given[6];
    Call call;
    if (!PyArg_ParseTuple(arguments, "sinOOOOOOOO", &name, &call.threads, &call.width, &firsts,
                          &lengths, &given[0], &given[1], &given[2], &given[3], &given[4],
                          &given[5]) ||
        !call.take(name, firsts, lengths, Py_None, 0)) {
        return nullptr;
    }
    const Py_ssize_t width = call.width, rows = call.rows;
    const Py_ssize_t kept_size = rows * labial::normalised_kept(width);
    Array inputs, weights, gain, bias, states, kept;
    if (!inputs.hold(given[0], "inputs", 2 * rows * 3 * width, false) ||
        !weights.hold(given[1], "weights", 2 * 3 * width * width, false) ||
        !gain.hold(given[2], "gain", 2 * 3 * width, false) ||
        !bias.hold(given[3], "bias", 2 * 3 * width, false) ||
        !states.hold(given[4], "states", rows * 2 * width, true) ||
        !kept.hold(given[5], "kept", 2 * kept_size, true, true)) {
        return nullptr;
    }
    labial::NormalisedForward passes[2];
    for (int d = 0; d < 2; d++) {
        passes[d] = {call.layer(weights.floats() + d * 3 * width * width, d == 1),
                     inputs.floats() + d * rows * 3 * width,
                     gain.floats() + d * 3 * width,
                     bias.floats() + d * 3 * width,
                     states.floats() + d * width,
                     2 * width,
                     kept.floats() ? kept.floats() + d * kept_size : nullptr};
    }
    return run(call, passes, call.kernels->normalised_forward);
}

PyObject* normalised_backward(PyObject* arguments) {
    const char* name;
    PyObject *firsts, *lengths, *given[7];
    Call call;
    if (!PyArg_ParseTuple(arguments, "sinOOOOOOOOO", &name, &call.threads, &call.width, &firsts,
                          &lengths, &given[0], &given[1], &given[2], &given[3], &given[4],
                          &given[5], &given[6]) ||
        !call.take(name, firsts, lengths, Py_None, 0)) {
        return nullptr;
    }
    const Py_ssize_t width = call.width, rows = call.rows;
    const Py_ssize_t kept_size = rows * labial::normalised_kept(width);
    Array weights, gain, bias, of_states, kept, slopes, sums;
    if (!weights.hold(given[0], "weights", 2 * 3 * width * width, false) ||
        !gain.hold(given[1], "gain", 2 * 3 * width, false) ||
        !bias.hold(given[2], "bias", 2 * 3 * width, false) ||
        !of_states.hold(given[3], "slopes of states", rows * 2 * width, false) ||
        !kept.hold(given[4], "kept", 2 * kept_size, false) ||
        !slopes.hold(given[5], "slopes", 2 * rows * 6 * width, true) ||
        !sums.hold(given[6], "sums", 2 * 6 * width, true)) {
        return nullptr;
    }
    labial::NormalisedBackward passes[2];
    for (int d = 0; d < 2; d++) {
        passes[d] = {call.layer(weights.floats() + d * 3 * width * width, d == 1),
                     of_states.floats() + d * width,
                     2 * width,
                     kept.floats() + d * kept_size,
                     gain.floats() + d * 3 * width,
                     bias.floats() + d * 3 * width,
                     slopes.floats() + d * rows * 6 * width,
                     sums.floats() + d * 6 * width};
    }
    return run(call, passes, call.kernels->normalised_backward);
}

PyObject* instruction_sets() {
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

PyObject* call_forward(PyObject*, PyObject* arguments) {
    return guarded([&] { return forward(arguments); });
}
PyObject* call_backward(PyObject*, PyObject* arguments) {
    return guarded([&] { return backward(arguments); });
}
PyObject* call_normalised_forward(PyObject*, PyObject* arguments) {
    return guarded([&] { return normalised_forward(arguments); });
}
PyObject* call_normalised_backward(PyObject*, PyObject* arguments) {
    return guarded([&] { return normalised_backward(arguments); });
}
PyObject* call_instruction_sets(PyObject*, PyObject*) { return guarded(instruction_sets); }

PyMethodDef methods[] = {
    {"instruction_sets", call_instruction_sets, METH_NOARGS, "Those this processor has, fastest first."},
    {"forward", call_forward, METH_VARARGS, "States of both directions."},
    {"backward", call_backward, METH_VARARGS, "Slopes of both directions."},
    {"normalised_forward", call_normalised_forward, METH_VARARGS,
     "States of both directions, the recurrent product normalised."},
    {"normalised_backward", call_normalised_backward, METH_VARARGS,
     "Slopes of both directions, the recurrent product normalised."},
    {nullptr, nullptr, 0, nullptr},
};

PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_gru", nullptr, 0, methods, nullptr, nullptr,
                          nullptr, nullptr};

}  // namespace

PyMODINIT_FUNC PyInit__gru() { return PyModule_Create(&definition); }
