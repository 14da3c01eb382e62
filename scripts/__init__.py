# SPDX-License-Identifier: EUPL-1.2
"""The work behind ``./do``: one module for each command."""
