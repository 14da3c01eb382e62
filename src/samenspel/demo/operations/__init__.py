# SPDX-License-Identifier: EUPL-1.2
from samenspel.demo.operations.loading import load_demo

__all__ = ["load_demo"]
