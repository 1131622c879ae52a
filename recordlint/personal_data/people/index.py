"""People across the notes of a run: the same person gets the same key in every note of a case, and no two people share one.

Only names are kept, in a private temporary database of SQLite that goes with the process ("" as documented by SQLite);
the notes' text is never held.
"""

from __future__ import annotations

import sqlite3

from recordlint.personal_data.people.clusters import Cluster, Clusters, Member
from recordlint.personal_data.people.persons import NotePeople

_SCHEMA = """
CREATE TABLE member (id INTEGER PRIMARY KEY, note INTEGER, key TEXT, grp INTEGER, rank INTEGER, data TEXT, cluster INTEGER);
CREATE INDEX member_group ON member (grp, rank, id);
CREATE UNIQUE INDEX member_note ON member (note, key);
CREATE TABLE grp (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE cluster (id INTEGER PRIMARY KEY, name TEXT, side TEXT, gender TEXT, subject INTEGER);
CREATE INDEX cluster_name ON cluster (name, side);
"""
_NAMED = "group "
"""How the key of a group begins that the source named."""


class PeopleIndex:
    """Links the people of many notes.

    `add` every note in order, then `settle` once: it places everybody, the fullest names first, and `key_of` gives the keys.
    `group` is the case or subject that a note belongs to: people of different groups are joined by a full name only, and two
    subjects of different groups never are. A note without a group goes by the full name of its subject, else it stands alone.
    Keys are "person-1" …, by first appearance. Adding takes the same time however many notes there are; settling takes time
    that grows with their number and with that of people of like names in one group.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("")
        self._db.executescript(_SCHEMA)
        self._notes = 0
        self._clusters = 0
        self._numbers: dict[int, int] = {}
        self._run: dict[int, str] = {}
        self._first: dict[tuple[str, str, str | None], int | None] = {}
        self._is_settled = False

    def __len__(self) -> int:
        return self._notes

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()

    def add(self, group: str | None, people: NotePeople) -> None:
        """Add the next note, counted from 1."""
        self._notes += 1
        self._is_settled = False
        members = [Member.of(person) for person in people.people]
        if not members:
            return
        name = self._group_of(group, members)
        self._db.execute("INSERT OR IGNORE INTO grp (name) VALUES (?)", (name,))
        (number,) = self._db.execute("SELECT id FROM grp WHERE name = ?", (name,)).fetchone()
        self._db.executemany(
            "INSERT INTO member (note, key, grp, rank, data) VALUES (?, ?, ?, ?, ?)",
            [(self._notes, member.key, number, member.rank, member.dump()) for member in members],
        )

    def settle(self) -> None:
        """Place everybody with all names in sight. May be called again after more notes."""
        self._db.execute("DELETE FROM cluster")
        self._first.clear()
        self._clusters = 0
        self._numbers.clear()
        for number, name in self._db.execute("SELECT id, name FROM grp ORDER BY id").fetchall():
            self._settle_group(number, named=name.startswith(_NAMED))
        self._run = {}
        for (cluster,) in self._db.execute("SELECT cluster FROM member GROUP BY cluster ORDER BY MIN(id)").fetchall():
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

    def _group_of(self, group: str | None, members: list[Member]) -> str:
        """The name of a note's group."""
        if group is not None and group.strip():
            return f"{_NAMED}{' '.join(group.lower().split())}"
        subjects = [member for member in members if member.role == "subject"]
        if len(subjects) == 1 and subjects[0].full_name:
            return f"subject {subjects[0].full_name}"
        return f"note {self._notes}"

    def _settle_group(self, group: int, *, named: bool) -> None:
        clusters = Clusters()
        by_note: dict[int, list[Cluster]] = {}
        placed: list[tuple[int, int]] = []
        rows = self._db.execute("SELECT id, note, data FROM member WHERE grp = ? ORDER BY rank, id", (group,))
        for row, note, data in rows:
            member = Member.load(data)
            taken = by_note.setdefault(note, [])
            cluster, alone = clusters.place(member, taken)
            if cluster is None:
                self._clusters += 1
                cluster = Cluster(self._clusters, named=named)
            clusters.add(cluster, member, alone=alone)
            if not alone:
                clusters.keep(member, cluster)
            taken.append(cluster)
            placed.append((cluster.id, row))
        self._db.executemany("UPDATE member SET cluster = ? WHERE id = ?", placed)
        self._db.executemany(
            "INSERT INTO cluster VALUES (?, ?, ?, ?, ?)",
            [(c.id, c.full_name, c.side, c.gender, int(c.named and "subject" in c.roles)) for c in clusters.all],
        )

    def _representative(self, cluster: int) -> int:
        """The first cluster of the run with the same full name on the same side (at work, in private life), or itself.

        Subjects of two named groups are two people; others of that name are then left where they are. So are those whose
        gender nobody knows, where a man and a woman have the name.
        """
        row = self._db.execute("SELECT name, side, gender FROM cluster WHERE id = ?", (cluster,)).fetchone()
        if row is None or not row[0]:
            return cluster
        if row not in self._first:
            self._first[row] = self._first_of(*row)
        first = self._first[row]
        return cluster if first is None else first

    def _first_of(self, name: str, side: str, gender: str | None) -> int | None:
        first, genders, subjects = self._db.execute(
            "SELECT MIN(id), COUNT(DISTINCT gender), SUM(subject) FROM cluster WHERE name = ? AND side = ?",
            (name, side),
        ).fetchone()
        if (subjects or 0) > 1 or (genders > 1 and gender is None):
            return None
        if genders < 2:
            return first
        query = "SELECT MIN(id) FROM cluster WHERE name = ? AND side = ? AND gender = ?"
        return self._db.execute(query, (name, side, gender)).fetchone()[0]

    def _key(self, representative: int) -> str:
        number = self._numbers.setdefault(representative, len(self._numbers) + 1)
        return f"person-{number}"
