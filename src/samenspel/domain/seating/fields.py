# SPDX-License-Identifier: EUPL-1.2
"""Arithmetic in finite fields, as tables."""

from __future__ import annotations

from itertools import product

import numpy as np

from .pairs import Numbers


def prime_power(number: int) -> tuple[int, int] | None:
    """(p, e) with number = p ** e and p prime, or None."""
    if number < 2:
        return None
    prime = next(d for d in range(2, number + 1) if number % d == 0)
    exponent, rest = 0, number
    while rest % prime == 0:
        rest //= prime
        exponent += 1
    return (prime, exponent) if rest == 1 else None


def field_tables(order: int) -> tuple[Numbers, Numbers]:
    """The sums and products of a field of `order` elements, both order × order; 0 and 1 are its zero and one.

    An element is a polynomial over the integers modulo p, written as the number whose digits in base p are its
    coefficients; products are taken modulo the first irreducible polynomial (Lidl and Niederreiter,
    *Introduction to finite fields*, chapter 2). Raises `ValueError` when `order` is not a prime power.
    """
    found = prime_power(order)
    if found is None:
        raise ValueError(f"there is no field of {order} elements")
    prime, degree = found
    digits = [_digits(number, prime, degree) for number in range(order)]
    modulus = _irreducible(prime, degree)
    sums = [[_number([(x + y) % prime for x, y in zip(a, b, strict=True)], prime) for b in digits] for a in digits]
    products = [[_number(_product(a, b, modulus, prime), prime) for b in digits] for a in digits]
    return np.array(sums, dtype=np.int64), np.array(products, dtype=np.int64)


def _digits(number: int, prime: int, length: int) -> list[int]:
    return [number // prime**k % prime for k in range(length)]


def _number(digits: list[int], prime: int) -> int:
    return sum(digit * prime**k for k, digit in enumerate(digits))


def _product(a: list[int], b: list[int], modulus: list[int], prime: int) -> list[int]:
    """a × b modulo a polynomial whose leading coefficient is 1; lowest coefficient first."""
    long = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            long[i + j] = (long[i + j] + x * y) % prime
    return _remainder(long, modulus, prime)


def _remainder(long: list[int], modulus: list[int], prime: int) -> list[int]:
    degree, rest = len(modulus) - 1, list(long)
    for top in range(len(rest) - 1, degree - 1, -1):
        factor = rest[top]
        for k in range(degree + 1):
            rest[top - degree + k] = (rest[top - degree + k] - factor * modulus[k]) % prime
    return (rest + [0] * degree)[:degree]


def _irreducible(prime: int, degree: int) -> list[int]:
    """The first polynomial of this degree, leading coefficient 1, that no polynomial of lower degree divides."""
    for tail in product(range(prime), repeat=degree):
        candidate = [*tail, 1]
        if not any(_divides(factor, candidate, prime) for factor in _monic(prime, degree // 2)):
            return candidate
    raise AssertionError("every field has an irreducible polynomial of every degree")


def _monic(prime: int, most: int) -> list[list[int]]:
    return [[*tail, 1] for degree in range(1, most + 1) for tail in product(range(prime), repeat=degree)]


def _divides(factor: list[int], candidate: list[int], prime: int) -> bool:
    return not any(_remainder(candidate, factor, prime))
