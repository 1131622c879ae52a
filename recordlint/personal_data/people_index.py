"""People across the notes of a run: the same person gets the same key in every note of a case, and no two people share one.

Only names are kept, in a private temporary database of SQLite that goes with the process ("" as documented by SQLite);
the notes' text is never held.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from itertools import groupby

from recordlint.personal_data.people_clusters import Cluster, Member, place
from recordlint.personal_data.people_types import NotePeople

_SCHEMA = """
CREATE TABLE member (id INTEGER PRIMARY KEY, note INTEGER, key TEXT, grp TEXT, named INTEGER, data TEXT, cluster INTEGER);
CREATE INDEX member_group ON member (grp);
CREATE UNIQUE INDEX member_note ON member (note, key);
CREATE TABLE cluster (id INTEGER PRIMARY KEY, grp TEXT, named INTEGER, data TEXT, name TEXT, side TEXT);
CREATE INDEX cluster_group ON cluster (grp);
CREATE INDEX cluster_name ON cluster (name, side);
"""

class PeopleIndex:
    """Links the people of many notes.

    `add` every note in order; the keys that it gives join what came before. After the last note `settle` places everybody
    again, the fullest names first, and `key_of` gives the final keys. `group` is the case or subject that a note belongs
    to: people of different groups are joined by a full name only, and two subjects of different groups never are. A note
    without a group goes by the full name of its subject, else it stands alone. Keys are "person-1" …, by first appearance.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("")
        self._db.executescript(_SCHEMA)
        self._notes = 0
        self._clusters = 0
        self._numbers: dict[int, int] = {}
        self._run: dict[int, str] = {}
        self._is_settled = False

    def __len__(self) -> int:
        return self._notes

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()

    def add(self, group: str | None, people: NotePeople) -> Mapping[str, str]:
        """Add the next note (counted from 1) and give the run-wide key of each of its people so far."""
        self._notes += 1
        self._is_settled = False
        members = [Member.of(person) for person in people.people]
        name, named = self._group_of(group, members)
        clusters = self._load(name)
        known = len(clusters)
        before = [cluster.state() for cluster in clusters]
        placed: dict[str, str] = {}
        for member in sorted(members, key=lambda m: m.rank):
            cluster = place(clusters, member, {c for c in clusters if c.note == self._notes})
            if cluster is None:
                self._clusters += 1
                cluster = Cluster(self._clusters)
                clusters.append(cluster)
            cluster.take(member, self._notes)
            self._db.execute(
                "INSERT INTO member (note, key, grp, named, data, cluster) VALUES (?, ?, ?, ?, ?, ?)",
                (self._notes, member.key, name, named, member.dump(), cluster.id),
            )
        for position, cluster in enumerate(clusters):
            if position >= known:
                self._db.execute(
                    "INSERT INTO cluster VALUES (?, ?, ?, ?, ?, ?)",
                    (cluster.id, name, named, cluster.dump(), cluster.full_name, cluster.side),
                )
            elif cluster.state() != before[position]:
                self._db.execute(
                    "UPDATE cluster SET data = ?, name = ?, side = ? WHERE id = ?",
                    (cluster.dump(), cluster.full_name, cluster.side, cluster.id),
                )
        for key, cluster_id in self._db.execute("SELECT key, cluster FROM member WHERE note = ? ORDER BY id", (self._notes,)):
            placed[key] = cluster_id
        order = {person.key: n for n, person in enumerate(people.people)}
        return {key: self._key(self._representative(placed[key])) for key in sorted(placed, key=lambda k: order[k])}

    def settle(self) -> None:
        """Place everybody again with all names in sight. May be called again after more notes."""
        self._db.execute("DELETE FROM cluster")
        self._clusters = 0
        self._numbers.clear()
        groups = [row[0] for row in self._db.execute("SELECT grp FROM member GROUP BY grp ORDER BY MIN(id)")]
        for group in groups:
            self._settle_group(group)
        self._run = {}
        for (cluster,) in self._db.execute("SELECT cluster FROM member ORDER BY note, id").fetchall():
            if cluster not in self._run:
                self._run[cluster] = self._key(self._representative(cluster))
        self._is_settled = True

    def key_of(self, note_number: int, key: str) -> str:
        """The run-wide key of a person of the note with that number (from 1).

        Raises KeyError for a note or person that was never added, RuntimeError before `settle`.
        """
        if not self._is_settled:
            raise RuntimeError("call settle() after the last note, then ask for keys")
        row = self._db.execute("SELECT cluster FROM member WHERE note = ? AND key = ?", (note_number, key)).fetchone()
        if row is None:
            raise KeyError(f"note {note_number} has no {key}")
        return self._run[row[0]]

    def _group_of(self, group: str | None, members: list[Member]) -> tuple[str, int]:
        """The name of a note's group, and whether the source named it."""
        if group is not None and group.strip():
            return f"group {' '.join(group.lower().split())}", 1
        subjects = [member for member in members if member.role == "subject"]
        if len(subjects) == 1 and subjects[0].full_name:
            return f"subject {subjects[0].full_name}", 0
        return f"note {self._notes}", 0

    def _load(self, group: str) -> list[Cluster]:
        rows = self._db.execute("SELECT id, data FROM cluster WHERE grp = ? ORDER BY id", (group,))
        return [Cluster.load(number, data) for number, data in rows]

    def _settle_group(self, group: str) -> None:
        clusters: list[Cluster] = []
        by_note: dict[int, set[Cluster]] = {}
        rows = self._db.execute("SELECT id, note, named, data FROM member WHERE grp = ?", (group,)).fetchall()
        # The same names in the same role again and again are placed once.
        seen: dict[tuple[str, int], Cluster] = {}
        order = sorted(((Member.load(data), row, note, named, data) for row, note, named, data in rows), key=lambda m: (m[0].rank, m[1]))
        for _, same in groupby(order, key=lambda m: m[0].rank):
            for member, row, note, named, data in same:
                taken = by_note.setdefault(note, set())
                cluster = None if member.is_ambiguous_alone else seen.get((member.signature, 0))
                if cluster is None or cluster in taken:
                    cluster = place(clusters, member, taken)
                if cluster is None:
                    self._clusters += 1
                    cluster = Cluster(self._clusters, named=bool(named))
                    clusters.append(cluster)
                else:
                    seen.setdefault((member.signature, 0), cluster)
                cluster.take(member, note)
                taken.add(cluster)
                self._db.execute("UPDATE member SET cluster = ? WHERE id = ?", (cluster.id, row))
        self._db.executemany(
            "INSERT INTO cluster VALUES (?, ?, ?, ?, ?, ?)",
            ((c.id, group, int(c.named), c.dump(), c.full_name, c.side) for c in clusters),
        )

    def _representative(self, cluster: int) -> int:
        """The first cluster of the run with the same full name on the same side (at work, in private life), or itself.

        Subjects of two named groups are two people; others of that name are then left where they are.
        """
        row = self._db.execute("SELECT name, side, grp, named, data FROM cluster WHERE id = ?", (cluster,)).fetchone()
        if row is None or not row[0]:
            return cluster
        name, side, *_ = row
        same = list(self._db.execute("SELECT id, named, data FROM cluster WHERE name = ? AND side = ? ORDER BY id", (name, side)))
        subjects = [number for number, named, data in same if named and json.loads(data)["subject"]]
        if len(subjects) > 1:
            return cluster
        return next(self._compatible(same, cluster), cluster)

    @staticmethod
    def _compatible(same: list[tuple[int, int, str]], cluster: int) -> Iterator[int]:
        gender = next((json.loads(data)["gender"] for number, _, data in same if number == cluster), None)
        for number, _, data in same:
            if None in (gender, other := json.loads(data)["gender"]) or gender == other:
                yield number

    def _key(self, representative: int) -> str:
        number = self._numbers.setdefault(representative, len(self._numbers) + 1)
        return f"person-{number}"
