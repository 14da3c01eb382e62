# SPDX-License-Identifier: EUPL-1.2
"""Rows tied together into records: an organisation, a place, a service, a term, each with all that is only its own.

Ids in lists are not to be trusted: they come twice, are blank for all rows, or point at nothing. A record that has no
id of its own is known by what it says (`~` and its name and place), so that the same list later gives the same records.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from samenspel.domain.hsds.cleaning import rows_of
from samenspel.domain.hsds.flattening import entity
from samenspel.domain.hsds.identity import differs, folded, folded_key, once, parents_first, said
from samenspel.domain.hsds.records import (
    AT,
    ATTRIBUTES,
    LOCATIONS,
    ORGANIZATIONS,
    ROOTS,
    SERVICES,
    TAXONOMIES,
    TERMS,
    Raw,
    Reading,
    Row,
    Trouble,
)
from samenspel.domain.hsds.tables import LEFT_OUT

_HELPERS = ("programs", "units")  # rows that other rows point at, and that are no record themselves
_POINTED = ("contacts", "phones")  # the same, but each with a parent of its own
_PARENTS: dict[str, tuple[str, ...]] = {
    AT: (SERVICES,),
    "addresses": (LOCATIONS, ORGANIZATIONS),
    "phones": (AT, SERVICES, LOCATIONS, ORGANIZATIONS),
    "schedules": (AT, SERVICES, LOCATIONS),
    "languages": (SERVICES, LOCATIONS),
    "accessibility": (LOCATIONS,),
    "contacts": (SERVICES, AT, LOCATIONS, ORGANIZATIONS),
    "cost_options": (SERVICES,),
    "required_documents": (SERVICES,),
    "service_areas": (SERVICES, AT),
    "funding": (SERVICES, ORGANIZATIONS),
    "programs": (ORGANIZATIONS,),
    "organization_identifiers": (ORGANIZATIONS,),
    "url": (SERVICES, ORGANIZATIONS),
    "service_capacity": (SERVICES,),
    "eligibility": (SERVICES,),
}
_COLUMN = {
    ORGANIZATIONS: "organization_id",
    SERVICES: "service_id",
    LOCATIONS: "location_id",
    AT: "service_at_location_id",
}
_NAMED = {ORGANIZATIONS: "organization_name", SERVICES: "service_name", LOCATIONS: "location_name"}


def read(raws: Iterable[Raw]) -> Reading:
    """The records of a list. Every row comes back: in a record, among the refused, or counted as left out."""
    reading = Reading()
    tables: dict[str, list[Row]] = defaultdict(list)
    for raw in raws:
        if raw.table in LEFT_OUT:
            reading.left_out[raw.table] = reading.left_out.get(raw.table, 0) + 1
            continue
        for row in rows_of(raw):
            if not row.is_copy:
                reading.rows[row.table] = reading.rows.get(row.table, 0) + 1
            if row.refused is None:
                tables[row.table].append(row)
            elif not row.is_copy or row.refused.code != "empty_row":
                reading.refused.append(row)
    _Linker(tables, reading).link()
    return reading


class _Linker:
    def __init__(self, tables: dict[str, list[Row]], reading: Reading) -> None:
        self.tables = tables
        self.reading = reading
        self.found: dict[str, dict[str, Row]] = {}  # table → id or alias → row
        self.loose: dict[str, dict[str, Row | None]] = {}  # the same, ids folded; None: more than one
        self.names: dict[str, dict[str, Row | None]] = {}
        self._below: dict[tuple[int, str, str], Row] = {}
        self._told: set[tuple[str, str, str]] = set()
        self._addresses: dict[str, list[str]] | None = None
        self._services: dict[int, Row] | None = None

    def link(self) -> None:
        self._ignore_useless_ids()
        for table in (TAXONOMIES, TERMS, ORGANIZATIONS, *_HELPERS):
            self._index(table)
        self._owners()
        for table in (LOCATIONS, SERVICES):
            self._index(table)
        self._tie_services_to_places()
        self._tie_programs()
        self._index_pointed()
        for table in (*(name for name in _PARENTS if name not in {AT, "contacts"}), "contacts"):
            for row in self.tables.get(table, []):
                self._put_below(row)
        for row in self.tables.get(ATTRIBUTES, []):
            self._attribute(row)
        for table in ROOTS:
            self.reading.records += parents_first(self.tables.get(table, []))

    def _index_pointed(self) -> None:
        """Rows that others point at and that each have a parent of their own: of equal ids the first counts."""
        for table in _POINTED:
            index = self.found[table] = {}
            for row in self.tables.get(table, []):
                for name in filter(None, (row.key, row.alias)):
                    index.setdefault(name, row)

    def _ignore_useless_ids(self) -> None:
        """One id for all rows is none: the rows are known by what they say."""
        for table, rows in self.tables.items():
            own = [row for row in rows if not row.is_copy]
            keys = {row.key for row in own}
            if len(own) > 1 and len(keys) == 1 and len({said(row) for row in own}) > 1:
                if keys != {""}:
                    self.reading.notes.append(Trouble("one_id_for_all", table, next(iter(keys))))
                for row in own:
                    row.key = ""

    def _index(self, table: str) -> None:
        """Rows by their id. The same thing twice is one; two things of one id are two."""
        index: dict[str, Row] = {}
        kept: list[Row] = []
        aliases: dict[str, Row] = {}
        for row in self.tables.get(table, []):
            if row.key.startswith("@"):
                row.alias, row.key = row.key, ""
            other = index.get(row.key) if row.key else None
            if other is not None and table in ROOTS and not row.is_copy and differs(row, other):
                row.tell("id_of_another", "id", f"{row.key} ({other.line})")
                row.key = ""
            if not row.key:
                row.key = self._derived(table, row)
            other = index.get(row.key)
            if other is None:
                index[row.key] = row
                kept.append(row)
            else:
                self._fill(other, row)
            if row.alias:
                aliases[row.alias] = other or row
        self.tables[table] = kept
        self.found[table] = {**aliases, **index}
        self.loose[table] = once((folded_key(key), row) for key, row in index.items() if not key.startswith("~"))
        self.names[table] = once((folded(row.values.get("name", "")), row) for row in kept)

    def _fill(self, kept: Row, row: Row) -> None:
        """What the first telling leaves open is taken from the second."""
        added = {name: value for name, value in row.values.items() if name not in kept.values}
        kept.values.update(added)
        if not row.is_copy:
            row.refuse("double_row" if not added else "double_row_filled", "id", kept.line)
            self.reading.refused.append(row)
        elif kept.is_copy and not kept.troubles:
            kept.troubles = row.troubles

    def _derived(self, table: str, row: Row) -> str:
        values = row.values
        parts = [folded(str(values.get("name", "")))]
        if table == ORGANIZATIONS:
            public = values.get("rsin") or values.get("kvk")
            parts = (
                [folded(str(public))]
                if public
                else [*parts, folded(str(values.get("postcode") or values.get("city") or ""))]
            )
        elif table in {SERVICES, LOCATIONS}:
            owner = self._pointed(row, ORGANIZATIONS)
            parts.append(owner.key if owner else "")
            if table == LOCATIONS:
                parts += [str(values.get("latitude", "")), str(values.get("longitude", "")), *self._address_of(row)]
        elif table in {TERMS, TAXONOMIES}:
            parts += [
                folded(str(values.get(name, ""))) for name in ("code", "taxonomy", "taxonomy_id", "parent_id", "uri")
            ]
        else:
            parts += [row.alias, str(row.line)]
        return "~" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]

    def _address_of(self, row: Row) -> list[str]:
        if self._addresses is None:
            self._addresses = {}
            for one in self.tables.get("addresses", []):
                words = [folded(str(one.values.get(name, ""))) for name in ("address_1", "postal_code", "city")]
                self._addresses.setdefault(one.values.get("location_id", ""), words)
        return self._addresses.get(row.alias) or self._addresses.get(row.key) or []

    def _pointed(self, row: Row, table: str) -> Row | None:
        """The row that this one points at: by its id, by its id written otherwise, or by its name."""
        pointer = row.values.get(
            "parent_organization_id" if row.table == table == ORGANIZATIONS else _COLUMN[table], ""
        )
        found = self._with_id(table, pointer)
        if found is None and _NAMED.get(table) in row.values:
            found = self.names.get(table, {}).get(folded(row.values[_NAMED[table]]))
        return found

    def _with_id(self, table: str, pointer: str) -> Row | None:
        if not pointer:
            return None
        return self.found.get(table, {}).get(pointer) or self.loose.get(table, {}).get(folded_key(pointer))

    def _owners(self) -> None:
        """Terms know their taxonomy and what they fall under; organisations what they are part of."""
        for row in self.tables.get(TERMS, []):
            taxonomy = self._with_id(TAXONOMIES, row.values.pop("taxonomy_id", ""))
            named = row.values.pop("taxonomy", "")
            taxonomy = taxonomy or self.names.get(TAXONOMIES, {}).get(folded(named)) or self._new_taxonomy(named, row)
            parent = self._with_id(TERMS, row.values.pop("parent_id", ""))
            row.values["_taxonomy"] = taxonomy.key if taxonomy else ""
            row.values["_parent"] = parent.key if parent and parent is not row else ""
        for row in self.tables.get(ORGANIZATIONS, []):
            parent = self._pointed(row, ORGANIZATIONS)
            row.values.pop("parent_organization_id", None)
            row.values["_parent"] = parent.key if parent and parent is not row else ""
        for table in (LOCATIONS, SERVICES):
            for row in self.tables.get(table, []):
                self._owner(row)

    def _owner(self, row: Row) -> None:
        owner = self._pointed(row, ORGANIZATIONS)
        pointer = row.values.get("organization_id", "") or row.values.get("organization_name", "")
        if owner is None and pointer and not pointer.startswith("@"):
            row.tell("organization_missing", "organization_id", pointer)
        elif owner is None and row.table == SERVICES:
            row.tell("no_organization")
        row.values["_organization"] = owner.key if owner else ""
        row.values["_foreign_organization"] = "" if owner or pointer.startswith("@") else pointer

    def _new_taxonomy(self, name: str, row: Row) -> Row | None:
        """Before HSDS 3 a term only had the name of its taxonomy."""
        if not name:
            return None
        made = Row(TAXONOMIES, row.line, row.file, row.path, f"~{folded(name)[:100]}", "", True, {"name": name})
        self.tables.setdefault(TAXONOMIES, []).append(made)
        self.names.setdefault(TAXONOMIES, {})[folded(name)] = made
        return made

    def _tie_services_to_places(self) -> None:
        ties: dict[tuple[str, str], Row] = {}
        index = self.found.setdefault(AT, {})
        for row in self.tables.get(AT, []):
            service, place = self._pointed(row, SERVICES), self._pointed(row, LOCATIONS)
            if service is None or place is None:
                missing = SERVICES if service is None else LOCATIONS
                self._refuse(row, "service_missing" if service is None else "location_missing", *_pointer(row, missing))
                continue
            row.values = {"description": row.values.get("description", ""), "_location": place.key}
            first = ties.setdefault((service.key, place.key), row)
            for name in filter(None, (row.key, row.alias)):
                index.setdefault(name, first)
            if first is row:
                service.children.setdefault(AT, []).append(row)
            elif not row.is_copy:
                self._refuse(row, "double_row", "id", first.line)
        self.loose[AT] = once((folded_key(key), row) for key, row in index.items())

    def _refuse(self, row: Row, code: str, column: str = "", value: object = "") -> None:
        """Told once, however often the same thing is nested in others."""
        row.refuse(code, column, value)
        seen = (row.table, row.key or row.alias, code)
        if not row.is_copy or seen not in self._told:
            self._told.add(seen)
            self.reading.refused.append(row)

    def _tie_programs(self) -> None:
        programs = self.found.get("programs", {})
        for service in self.tables.get(SERVICES, []):
            program = programs.get(service.values.pop("program_id", ""))
            if program is not None:
                service.values["_program"] = {"key": program.key, **program.values}
                program.alias = "tied"

    def _put_below(self, row: Row) -> None:
        parent = self._parent(row)
        if parent is None:
            if row.table == "programs" and row.alias == "tied":
                return
            self._refuse(
                row, *(("phone_of_person",) if self._is_of_person(row) else ("parent_missing", *_any_pointer(row)))
            )
            return
        if row.table == "eligibility":
            words = (parent.values.get("eligibility_description"), row.values["eligibility_description"])
            parent.values["eligibility_description"] = "\n".join(filter(None, words))
            return
        if row.table == "contacts" and self._without_person(row):
            self._refuse(row, "person", "name")
            return
        unit = self.found.get("units", {}).get(row.values.pop("unit_id", ""))
        if row.table == "service_capacity" and unit is not None:
            row.values["unit"] = {"key": unit.key, **unit.values}
        for name in (*_COLUMN.values(), *_NAMED.values(), "contact_id", "phone_id"):
            row.values.pop(name, None)
        self._hang(parent, row)

    def _hang(self, parent: Row, row: Row) -> None:
        """The same thing below the same record twice is one."""
        for seen in filter(None, (row.key, said(row))):
            first = self._below.setdefault((id(parent), row.table, seen), row)
            if first is not row and (seen != row.key or row.is_copy):
                if not row.is_copy:
                    self._refuse(row, "double_row", "id", first.line)
                return
        parent.children.setdefault(row.table, []).append(row)

    def _without_person(self, row: Row) -> bool:
        """Somebody's name is not taken, nor that person's own address. Returns whether nothing is left."""
        if not row.values.pop("name", ""):
            return False
        row.values.pop("email", None)
        row.tell("person", "name")
        return not (row.values.get("title") or row.values.get("department"))

    def _contact_of(self, row: Row) -> Row | None:
        return self.found["contacts"].get(row.values.get("contact_id", "")) if row.table == "phones" else None

    def _is_of_person(self, row: Row) -> bool:
        contact = self._contact_of(row)
        return contact is not None and bool(contact.values.get("name"))

    def _parent(self, row: Row) -> Row | None:
        found = self._first_parent(row)
        if found is None and row.table == "languages":
            phone = self.found["phones"].get(row.values.get("phone_id", ""))
            return phone if phone is not None and phone.refused is None else None
        contact = self._contact_of(row)
        if found is None and contact is not None and not self._is_of_person(row):
            return self._first_parent(contact, _PARENTS["contacts"])
        return found

    def _first_parent(self, row: Row, tables: tuple[str, ...] = ()) -> Row | None:
        for table in tables or _PARENTS[row.table]:
            found = self._pointed(row, table)
            if found is not None:
                return self._service_of(row, found)
        return None

    def _service_of(self, row: Row, found: Row) -> Row | None:
        """What HSDS lets hang on a service at a place and we do not, goes to the service."""
        if found.table != AT or row.table in {"phones", "schedules"}:
            return found
        if self._services is None:
            services = self.tables.get(SERVICES, [])
            self._services = {id(at): service for service in services for at in service.children.get(AT, [])}
        return self._services.get(id(found))

    def _attribute(self, row: Row) -> None:
        term = self._with_id(TERMS, row.values.pop("taxonomy_term_id", ""))
        link, about = (
            row.values.pop("link_id", ""),
            entity(row.values.pop("link_entity", "") or row.values.get("link_type", "")),
        )
        wanted = (about,) if about in {ORGANIZATIONS, SERVICES, LOCATIONS} else (SERVICES, ORGANIZATIONS, LOCATIONS)
        parent = next((found for table in wanted if (found := self._with_id(table, link))), None)
        if parent is None or term is None:
            elsewhere = about and about not in {ORGANIZATIONS, SERVICES, LOCATIONS}
            code = "term_missing" if parent is not None else ("attribute_elsewhere" if elsewhere else "parent_missing")
            self._refuse(row, code, "taxonomy_term_id" if parent is not None else "link_id", link)
            return
        row.values = {name: value for name, value in row.values.items() if name in {"link_type", "value"}}
        row.values["_term"] = term.key
        self._hang(parent, row)


def _pointer(row: Row, table: str) -> tuple[str, str]:
    return _COLUMN[table], str(row.values.get(_COLUMN[table], ""))


def _any_pointer(row: Row) -> tuple[str, str]:
    return next((_pointer(row, table) for table in _PARENTS.get(row.table, ()) if _pointer(row, table)[1]), ("", ""))
