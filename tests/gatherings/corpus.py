# SPDX-License-Identifier: EUPL-1.2
"""Text that other systems stumbled over; none of it may break a page or run in one."""

BAD_TEXT = [
    '"><svg/onload=alert(1)>',
    "javascript:alert(1)",
    "'); DROP TABLE gathering;--",
    "http://169.254.169.254/latest",
    "=1+1",
    "+31612345678",
    "-2",
    "@SUM(A1)",
    "\tmet een tab",
    "regel\r\nBcc: iemand@elders.test",
    "{{7*7}}",
    "{% debug %}",
    "../../etc/passwd",
    "🎉 feest 👩‍👩‍👧",
    "\u202egnikcart\u202c",
    "n" * 300,
    "O'Brien",
    "Şükrü uit ĳsselmeer",
    "voor\u0000na",
    "x" * 1_000_000,
    "111222333",
]
