# SPDX-License-Identifier: EUPL-1.2
"""What ./do bench-peers measures: the same subjects in software of others."""
