# SPDX-License-Identifier: EUPL-1.2
"""What ./do bench measures: a module with run() for each subject."""
