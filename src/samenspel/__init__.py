# SPDX-License-Identifier: EUPL-1.2
"""Samenspel: the workspace of a local partnership against poverty."""
