# SPDX-License-Identifier: EUPL-1.2
"""Components and templates: what every page is built from."""
