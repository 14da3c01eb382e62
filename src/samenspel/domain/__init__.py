# SPDX-License-Identifier: EUPL-1.2
"""The engines: plain Python and numpy; no Django, no files, no clock, no unseeded randomness.

An engine works in steps under a step limit; its caller looks at the clock between the steps, so that the
same input, seed and number of steps always give the same answer.
"""
