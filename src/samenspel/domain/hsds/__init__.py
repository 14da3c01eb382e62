# SPDX-License-Identifier: EUPL-1.2
"""Lists in the Human Services Data Specification (Open Referral HSDS 1.1 to 3.2), read as they are: dirty.

`flattening` makes rows of nested JSON and of tables with older names; `cleaning` reads the values of one row; `linking`
ties the rows into records that can be taken one by one. Nothing raises on what stands in a list: what cannot be used is
told as a `Trouble`, with its place.
"""
