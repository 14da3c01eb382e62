# SPDX-License-Identifier: EUPL-1.2
"""What may be asked of the open data: the parameters of HSDS 3.2, read strictly."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from samenspel.api.constants import LONGEST_SEARCH, MOST_METERS, MOST_PAGES, MOST_PER_PAGE, USUAL_PER_PAGE

_ZONE_AFTER_SPACE = re.compile(r" (\d\d:?\d\d)$")  # a plus in an address reads as a space
POSTCODE = re.compile(r"[1-9][0-9]{3} ?(?:[A-Za-z]{2})?")


def _moment(value: Any) -> datetime:
    try:
        read = datetime.fromisoformat(_ZONE_AFTER_SPACE.sub(r"+\1", str(value).strip()))
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError("is no moment: write 2026-01-31 or 2026-01-31T12:00:00Z") from error


def _without_nul(value: str) -> str:
    if "\x00" in value:
        raise ValueError("holds a character that is no text")
    return value


def _postcode(value: str) -> str:
    if not POSTCODE.fullmatch(value):
        raise ValueError("is no Dutch postcode: write 9351 or 9351 AB")
    return value.upper().replace(" ", "")


Text = Annotated[str, Field(max_length=LONGEST_SEARCH, pattern=r"^[^\x00]*$"), AfterValidator(_without_nul)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Postcode = Annotated[str, Field(pattern=r"^[1-9][0-9]{3} ?([A-Za-z]{2})?$"), AfterValidator(_postcode)]
Meters = Annotated[int, Field(ge=1, le=MOST_METERS)]


def _said(description: str, default: Any = None, **more: Any) -> Any:
    return Field(default, description=description, **more)


class AskedPage(BaseModel):
    """Which page, how long, in what form."""

    search: Text | None = _said("Words that all stand in the name or the description.")
    page: int = _said("The page, from 1.", 1, ge=1, le=MOST_PAGES)
    per_page: int = _said(
        f"How many records a page has, at most {MOST_PER_PAGE}.", USUAL_PER_PAGE, ge=1, le=MOST_PER_PAGE
    )
    format: Literal["json", "ndjson"] = _said(
        "`ndjson` gives all records at once, one on each line, without pages.", "json"
    )


class AskedWords(AskedPage):
    taxonomy_term_id: UUID | None = _said("Records with this term.")
    taxonomy_id: UUID | None = _said("Records with any term of this taxonomy.")


class AskedServices(AskedWords):
    organization_id: UUID | None = _said("Services of this organisation.")
    modified_after: Moment | None = _said("Records that changed at this moment or later.")
    minimal: bool = _said("Only the id of each record and when it changed.", False)
    full: bool = _said("Everything below each record as well; such a page has at most 100 records.", False)


class AskedOrganizations(AskedWords):
    full: bool = _said("Everything below each record as well; such a page has at most 100 records.", False)
    full_service: bool = _said("The services of each organisation as well, whole.", False)


class AskedOrganization(BaseModel):
    full_service: bool = _said("The services of the organisation whole, instead of by name.", False)


class AskedPlaces(AskedWords):
    organization_id: UUID | None = _said("Services of this organisation.")
    modified_after: Moment | None = _said("Records that changed at this moment or later.")
    full: bool = _said("Everything below each record as well; such a page has at most 100 records.", False)
    postcode: Postcode | None = _said("A Dutch postcode. Without `proximity`: services at places with this postcode.")
    proximity: Meters | None = _said("In metres: places at most this far from the middle of `postcode`.")


class AskedTerms(AskedPage):
    taxonomy_id: UUID | None = _said("Terms of this taxonomy.")
    parent_id: UUID | None = _said("Terms right below this term.")
    top_only: bool = _said("Only terms that are below no other.", False)
