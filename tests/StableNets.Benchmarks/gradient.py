"""The same gradient with PyTorch, as its users write it. Says what it is, then reads cases "n,s,N", a line each, and answers each with a line of milliseconds."""
import os
import re
import sys
import time

import torch

CLASSES, STEP, DAMPING, BUDGET = 3, 0.1, 0.01, 2.0

torch.set_default_dtype(torch.float64)
torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(1)


def gradient(inputs, labels, weights, biases, classifier, shift):
    state = inputs
    for k, b in zip(weights, biases):
        state = state + STEP * torch.tanh(0.5 * (state @ (k - k.t() - DAMPING * torch.eye(k.shape[0]))) + b)
    loss = torch.nn.functional.cross_entropy(state @ classifier + shift, labels)
    return torch.autograd.grad(loss, [*weights, *biases, classifier, shift])


def library():
    """The file that PyTorch takes its matrix products from: they decide its speed at large widths."""
    torch.ones(2, 2) @ torch.ones(2, 2)
    with open("/proc/self/maps", encoding="utf-8") as maps:
        files = sorted({os.path.realpath(line.split()[-1]) for line in maps if re.search(r"/lib(blas|openblas|mkl|blis)", line)})
    return ", ".join(files) or "its own"


print(f"PyTorch {torch.__version__}, matrix products of {library() if os.path.exists('/proc/self/maps') else 'unknown origin'}", flush=True)
for case in sys.stdin:
    n, s, layers = map(int, case.split(","))
    inputs = torch.randn(n, s)
    labels = torch.arange(n) % CLASSES
    weights = [(torch.randn(s, s) / s**0.5).requires_grad_() for _ in range(layers)]
    biases = [torch.zeros(1, requires_grad=True) for _ in range(layers)]
    classifier = torch.randn(s, CLASSES, requires_grad=True)
    shift = torch.zeros(CLASSES, requires_grad=True)

    times, started = [], time.perf_counter()
    while len(times) < 6 or (len(times) < 30 and time.perf_counter() - started < BUDGET):
        begin = time.perf_counter()
        gradient(inputs, labels, weights, biases, classifier, shift)
        times.append(1000 * (time.perf_counter() - begin))
    print(sorted(times[1:])[len(times[1:]) // 2], flush=True)
