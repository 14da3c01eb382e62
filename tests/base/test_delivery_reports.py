# SPDX-License-Identifier: EUPL-1.2
"""Reports of mail servers as they come, and what was made to break the reading of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.base.delivery_reports import Cause, DeliveryReport, Fate, NotAReport, read_report

REPORTS = Path(__file__).parent.parent / "data" / "bounces"
OURS = "<0b5d0a52-7c1e-4a55-9d0b-2f4f1f0c9a11@voorbeeld.test>"


def report(name: str) -> bytes:
    return (REPORTS / f"{name}.eml").read_bytes()


@pytest.mark.parametrize(
    ("name", "fate", "cause"),
    [
        ("postfix-unknown", Fate.FAILED, Cause.UNKNOWN),
        ("postfix-full", Fate.FAILED, Cause.FULL),
        ("postfix-no-domain", Fate.FAILED, Cause.UNKNOWN),
        ("postfix-gave-up", Fate.FAILED, Cause.OTHER),
        ("postfix-delayed", Fate.DELAYED, Cause.OTHER),
        ("postfix-delivered", Fate.ARRIVED, Cause.OTHER),
        ("exchange-refused", Fate.FAILED, Cause.REFUSED),
    ],
)
def test_reports_of_common_servers_are_understood(name: str, fate: Fate, cause: Cause) -> None:
    assert read_report(report(name)) == DeliveryReport((OURS,), fate, cause)


def test_without_the_mail_itself_every_id_in_the_report_is_tried() -> None:
    found = read_report(report("gmail-without-the-mail"))
    assert OURS in found.message_ids
    assert (found.fate, found.cause) == (Fate.FAILED, Cause.UNKNOWN)


def test_an_answer_to_our_mail_that_bounces_says_nothing_of_our_mail() -> None:
    assert OURS not in read_report(report("answer-that-bounced")).message_ids


def test_an_absence_notice_is_no_report() -> None:
    with pytest.raises(NotAReport):
        read_report(report("away-from-the-office"))


def test_a_report_that_somebody_forwarded_is_read_as_well() -> None:
    forwarded = b"Subject: Fwd\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n"
    found = read_report(forwarded + report("postfix-unknown") + b"\n--x--\n")
    assert found == DeliveryReport((OURS,), Fate.FAILED, Cause.UNKNOWN)


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_either_kind_of_line_ending_is_read(ending: str) -> None:
    text = report("postfix-full").decode().replace("\n", ending)
    assert read_report(text.encode()) == DeliveryReport((OURS,), Fate.FAILED, Cause.FULL)


@pytest.mark.parametrize(
    ("status", "words", "cause"),
    [
        ("5.1.10", "", Cause.UNKNOWN),
        ("5.2.1", "mailbox disabled", Cause.UNKNOWN),
        ("5.2.3", "message too large", Cause.REFUSED),
        ("5.7.1", "blocked by policy", Cause.REFUSED),
        ("5.0.0", "550 user over quota", Cause.FULL),
        ("5.0.0", "550 this looks like spam", Cause.REFUSED),
        ("5.0.0", "550 5.1.1 no", Cause.UNKNOWN),
        ("", "550 5.1.1 no", Cause.UNKNOWN),
        ("5.5.0", "", Cause.REFUSED),
        ("onzin", "\x00\udcff", Cause.OTHER),
    ],
)
def test_the_reason_is_told_from_the_code_and_else_from_the_words(status: str, words: str, cause: Cause) -> None:
    text = report("postfix-unknown").decode()
    begin, end = text.index("Status:"), text.index("\n--4F2C81A0", text.index("Status:"))
    changed = f"{text[:begin]}Status: {status}\nDiagnostic-Code: smtp; {words}\n{text[end:]}"
    assert read_report(changed.encode("utf-8", "surrogateescape")).cause is cause


@given(st.binary(max_size=300))
def test_rubbish_is_no_report(content: bytes) -> None:
    with pytest.raises(NotAReport):
        read_report(content)


@given(st.sampled_from(sorted(path.stem for path in REPORTS.glob("*.eml"))), st.data())
def test_a_broken_report_is_read_or_refused_and_nothing_else(name: str, data: st.DataObject) -> None:
    content = report(name)
    begin = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(begin, len(content)))
    put = data.draw(st.one_of(st.binary(max_size=40), st.sampled_from([content, b"\n\n", b"--", b"\x00" * 9])))
    try:
        found = read_report(content[:begin] + put + content[end:])
    except NotAReport:
        return
    assert len(found.message_ids) <= 50


def test_a_mail_of_a_thousand_envelopes_does_not_bring_it_down() -> None:
    envelope = b"Content-Type: message/rfc822\n\n"
    with pytest.raises(NotAReport):
        read_report(envelope * 5_000)
    inside = b"".join(b"Content-Type: multipart/report; boundary=b%d\n\n--b%d\n" % (one, one) for one in range(2_000))
    with pytest.raises(NotAReport):
        read_report(inside)
