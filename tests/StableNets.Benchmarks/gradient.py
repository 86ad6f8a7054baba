"""The same gradient with PyTorch, as its users write it. Reads cases "n s N" from its arguments, prints one line of milliseconds each."""
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


for case in sys.argv[2:]:
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
