#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Independent acceptance check for a seating plan (standard library only, Python >= 3.9).

    check_seating.py INSTANCE.json PLAN.json [--min-new N] [--min-share 0.95] [--json]
    check_seating.py --selftest

It shares no code with any planner.  Exit 0: the plan is valid (and reaches the asked figures); 1: it is not; 2: bad input.

INSTANCE  {"name", "rounds": R,
           "tables": [{"id", "min", "max", "topic"?}, ...],
           "people": [{"id", "org"?, "sector"?, "circle"?, "host"?: table id,      # host sits at that table in every round
                       "rounds"?: [1-based rounds the person is there; default: all],
                       "topics"?: [topic ids the person wants, best first]}, ...],
           "known": [[a, b], ...],                 # pairs who knew each other before (no new meeting)
           "value"?: [[a, b, w], ...],             # how useful a new meeting is; pairs not listed: "default_value" (1)
           "apart"?: [[a, b], ...], "together"?: [[a, b, round], ...],
           "rules"?: {"same_org_apart": true, "min_circles": 2, "min_sectors": 3,
                      "even_sizes": true}}          # within a round the table sizes differ by at most one
PLAN      {"rounds": [{table id: [person id, ...], ...}, ...]}    (or a list of lists, in the order of the tables)
"""
import argparse, json, os, sys
from collections import Counter
from itertools import combinations

def pair(a, b): return (a, b) if a <= b else (b, a)

def load(inst):
    P = {p["id"]: p for p in inst["people"]}
    if len(P) != len(inst["people"]): raise ValueError("a person's id occurs twice")
    T = {t["id"]: t for t in inst["tables"]}
    R = inst["rounds"]
    here = {i: set(p.get("rounds") or range(1, R + 1)) for i, p in P.items()}
    known = {pair(a, b) for a, b in inst.get("known", [])}
    apart = {pair(a, b) for a, b in inst.get("apart", [])}
    if inst.get("rules", {}).get("same_org_apart"):
        by = {}
        for i, p in P.items():
            if p.get("org") is not None: by.setdefault(p["org"], []).append(i)
        for g in by.values():
            apart |= {pair(a, b) for a, b in combinations(g, 2)}
    hosts = {i: p["host"] for i, p in P.items() if p.get("host") is not None}
    for a, b in combinations(sorted(hosts), 2):
        if hosts[a] != hosts[b]: apart.add(pair(a, b))       # fixed hosts of two tables can never meet
    dv = inst.get("default_value", 1)
    val = {pair(a, b): w for a, b, w in inst.get("value", [])}
    return P, T, R, here, known, apart, hosts, dv, val

def bounds(inst):
    """Two upper bounds on new meetings, and one on their value. No plan can pass them."""
    P, T, R, here, known, apart, hosts, dv, val = load(inst)
    cap_pairs, per = 0, {i: 0 for i in P}                    # per: most table companions a person can have over all rounds
    for r in range(1, R + 1):
        n = sum(1 for i in P if r in here[i])
        size = [t["min"] for t in inst["tables"]]            # most pairs a round: fill the biggest tables first
        left = n - sum(size)
        for k in sorted(range(len(size)), key=lambda k: -inst["tables"][k]["max"]):
            x = min(left, inst["tables"][k]["max"] - size[k]); x = max(x, 0); size[k] += x; left -= x
        cap_pairs += sum(s * (s - 1) // 2 for s in size)
        big = max(t["max"] for t in inst["tables"])
        for i in P:
            if r in here[i]:
                per[i] += (T[hosts[i]]["max"] if i in hosts else big) - 1
    ids = sorted(P); free = {i: [] for i in ids}
    for a, b in combinations(ids, 2):
        if (a, b) in known or (a, b) in apart or not (here[a] & here[b]): continue
        w = val.get((a, b), dv); free[a].append(w); free[b].append(w)
    by_person = sum(min(per[i], len(free[i])) for i in ids) // 2
    value = sum(sum(sorted(free[i], reverse=True)[:per[i]]) for i in ids) / 2
    allw = sorted((val.get((a, b), dv) for a, b in combinations(ids, 2)
                   if (a, b) not in known and (a, b) not in apart and here[a] & here[b]), reverse=True)
    nmax = min(cap_pairs, by_person)
    return {"pairs_at_tables": cap_pairs, "by_person": by_person, "new_upper": nmax,
            "value_upper": round(min(value, sum(allw[:nmax])), 3)}

def check(inst, plan):
    P, T, R, here, known, apart, hosts, dv, val = load(inst)
    err, rules = [], inst.get("rules", {})
    order = [t["id"] for t in inst["tables"]]
    rounds = plan["rounds"]
    if len(rounds) != R: err.append(f"{len(rounds)} rounds, {R} asked")
    met, wishes, got = Counter(), 0, 0
    for r, rd in enumerate(rounds, 1):
        tables = rd if isinstance(rd, dict) else dict(zip(order, rd))
        if not isinstance(rd, dict) and len(rd) != len(order): err.append(f"round {r}: {len(rd)} tables, {len(order)} asked")
        seen = Counter(x for g in tables.values() for x in g)
        for x, c in seen.items():
            if x not in P: err.append(f"round {r}: unknown person {x!r}")
            elif r not in here[x]: err.append(f"round {r}: {x!r} is seated but not there")
            if c > 1: err.append(f"round {r}: {x!r} is seated {c} times")
        for i in P:
            if r in here[i] and not seen[i]: err.append(f"round {r}: {i!r} has no seat")
        for t in order:
            if t not in tables: tables[t] = []
        for t, g in tables.items():
            if t not in T: err.append(f"round {r}: unknown table {t!r}"); continue
            if not T[t]["min"] <= len(g) <= T[t]["max"]:
                err.append(f"round {r}, table {t}: {len(g)} people, {T[t]['min']}-{T[t]['max']} asked")
            g = [x for x in g if x in P]
            for a, b in combinations(sorted(set(g)), 2):
                met[a, b] += 1
                if (a, b) in apart: err.append(f"round {r}, table {t}: {a!r} and {b!r} must sit apart")
            for key, least in (("circle", rules.get("min_circles")), ("sector", rules.get("min_sectors"))):
                if least and g and len({P[x].get(key) for x in g}) < least:
                    err.append(f"round {r}, table {t}: fewer than {least} {key}s")
            for x in g:
                if x in hosts and hosts[x] != t: err.append(f"round {r}: host {x!r} is away from table {hosts[x]}")
                if P[x].get("topics") and T[t].get("topic") is not None:
                    wishes += 1; got += T[t]["topic"] in P[x]["topics"]
        if rules.get("even_sizes"):
            sizes = [len(tables[t]) for t in order]
            if max(sizes) - min(sizes) > 1: err.append(f"round {r}: table sizes {sorted(sizes)} differ by more than one")
    for a, b, r in inst.get("together", []):
        rd = rounds[r - 1]; gs = rd.values() if isinstance(rd, dict) else rd
        if not any(a in g and b in g for g in gs): err.append(f"round {r}: {a!r} and {b!r} are not together")
    new = [p for p in met if p not in known]
    per = Counter(x for p in new for x in p)
    ub = bounds(inst)
    value = sum(val.get(p, dv) for p in new)
    circle = {i: p.get("circle") for i, p in P.items()}
    return {"instance": inst["name"], "valid": not err, "errors": err[:20], "error_count": len(err),
            "new": len(new), "new_upper": ub["new_upper"], "share": round(len(new) / ub["new_upper"], 4) if ub["new_upper"] else 1.0,
            "repeats": sum(c - 1 for c in met.values()), "old_acquaintances": sum(1 for p in met if p in known),
            "fewest_new_of_one_person": min((per[i] for i in P), default=0),
            "across_circles": sum(1 for a, b in new if circle[a] != circle[b]),
            "value": round(value, 3), "value_upper": ub["value_upper"],
            "value_share": round(value / ub["value_upper"], 4) if ub["value_upper"] else 1.0,
            "topic_wishes_met": f"{got}/{wishes}"}

def selftest():
    inst = {"name": "t", "rounds": 2, "tables": [{"id": "A", "min": 2, "max": 2}, {"id": "B", "min": 2, "max": 2}],
            "people": [{"id": i, "org": i % 3} for i in range(4)], "known": [[0, 1]], "rules": {"same_org_apart": True}}
    r = check(inst, {"rounds": [[[0, 1], [2, 3]], [[0, 2], [1, 3]]]}); assert r["valid"] and r["new"] == 3 and r["new_upper"] == 3, r
    assert not check(inst, {"rounds": [[[0, 3], [1, 2]], [[0, 2], [1, 3]]]})["valid"]                # one organisation
    assert not check(inst, {"rounds": [[[0, 1], [2, 2]], [[0, 2], [1, 3]]]})["valid"]                # twice, and one missing
    assert not check(inst, {"rounds": [[[0, 1, 2], [3]], [[0, 2], [1, 3]]]})["valid"]                # sizes
    assert not check(inst, {"rounds": [[[0, 1], [2, 3]]]})["valid"]                                  # a round missing
    even = {"name": "e", "rounds": 1, "tables": [{"id": 0, "min": 1, "max": 3}, {"id": 1, "min": 1, "max": 3}],
            "people": [{"id": i} for i in range(4)], "rules": {"even_sizes": True}}
    assert check(even, {"rounds": [[[0, 1], [2, 3]]]})["valid"] and not check(even, {"rounds": [[[0], [1, 2, 3]]]})["valid"]
    inst["people"][0]["rounds"] = [2]; inst["tables"][0]["min"] = 1
    assert not check(inst, {"rounds": [[[0, 1], [2, 3]], [[0, 2], [1, 3]]]})["valid"]                # not there yet
    assert check(inst, {"rounds": [[[1], [2, 3]], [[0, 2], [1, 3]]]})["valid"]
    print("selftest ok")

def main():
    ap = argparse.ArgumentParser(); ap.add_argument("files", nargs="*"); ap.add_argument("--min-new", type=int)
    ap.add_argument("--min-share", type=float); ap.add_argument("--min-value-share", type=float)
    ap.add_argument("--json", action="store_true"); ap.add_argument("--selftest", action="store_true")
    a = ap.parse_args()
    if a.selftest: return selftest()
    if len(a.files) != 2: ap.print_usage(); return 2
    inst, plan = (json.load(open(f)) for f in a.files)
    r = check(inst, plan)
    print(json.dumps(r, ensure_ascii=False) if a.json else "\n".join(f"{k}: {v}" for k, v in r.items()))
    ok = r["valid"] and (a.min_new is None or r["new"] >= a.min_new) and (a.min_share is None or r["share"] >= a.min_share) \
        and (a.min_value_share is None or r["value_share"] >= a.min_value_share)
    return 0 if ok else 1

if __name__ == "__main__": sys.exit(main())
