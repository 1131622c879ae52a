"""People across the notes of a run: the same person gets the same key in every note of a case, and no two people share one.

Only names are kept, in a private temporary database of SQLite that goes with the process ("" as documented by SQLite);
the notes' text is never held.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from recordlint.personal_data.people_clusters import Cluster, Clusters, Member, place
from recordlint.personal_data.people_types import NotePeople

_SCHEMA = """
CREATE TABLE member (id INTEGER PRIMARY KEY, note INTEGER, key TEXT, grp TEXT, data TEXT, cluster INTEGER);
CREATE INDEX member_group ON member (grp);
CREATE UNIQUE INDEX member_note ON member (note, key);
CREATE TABLE cluster (id INTEGER PRIMARY KEY, grp TEXT, named INTEGER, data TEXT, name TEXT, side TEXT, gender TEXT, subject INTEGER);
CREATE INDEX cluster_group ON cluster (grp);
CREATE INDEX cluster_name ON cluster (name, side);
"""
_NAMED = "group "
"""How the key of a group begins that the source named."""
_RECENT = 200
"""Groups whose people are kept in memory while notes are added."""


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
        self._recent: dict[str, Clusters] = {}
        self._first: dict[tuple[str, str, str | None], int | None] = {}
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
        placed: dict[str, Cluster] = {}
        for member in sorted(members, key=lambda m: m.rank):
            near = clusters.near(member)
            cluster = place(near, member, {c for c in near if c.note == self._notes})
            if cluster is None:
                self._clusters += 1
                cluster = Cluster(self._clusters, named=bool(named))
            state = cluster.state()
            clusters.add(cluster, member, self._notes)
            if state != cluster.state():
                self._store(cluster, name)
                self._first.clear()
            placed[member.key] = cluster
        self._db.executemany(
            "INSERT INTO member (note, key, grp, data, cluster) VALUES (?, ?, ?, ?, ?)",
            [(self._notes, m.key, name, m.dump(), placed[m.key].id) for m in members],
        )
        return {member.key: self._key(self._representative(placed[member.key].id)) for member in members}

    def _store(self, cluster: Cluster, group: str) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO cluster VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                cluster.id,
                group,
                int(cluster.named),
                cluster.dump(),
                cluster.full_name,
                cluster.side,
                cluster.gender,
                int(cluster.named and "subject" in cluster.roles),
            ),
        )

    def settle(self) -> None:
        """Place everybody again with all names in sight. May be called again after more notes."""
        self._db.execute("DELETE FROM cluster")
        self._recent.clear()
        self._first.clear()
        self._clusters = 0
        self._numbers.clear()
        groups = [row[0] for row in self._db.execute("SELECT grp FROM member GROUP BY grp ORDER BY MIN(id)")]
        for group in groups:
            self._settle_group(group)
        self._first.clear()
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
            return f"{_NAMED}{' '.join(group.lower().split())}", 1
        subjects = [member for member in members if member.role == "subject"]
        if len(subjects) == 1 and subjects[0].full_name:
            return f"subject {subjects[0].full_name}", 0
        return f"note {self._notes}", 0

    def _load(self, group: str) -> Clusters:
        """The clusters of a group; those of the groups that came last are kept at hand."""
        kept = self._recent.pop(group, None)
        if kept is None:
            rows = self._db.execute("SELECT id, named, data FROM cluster WHERE grp = ? ORDER BY id", (group,))
            kept = Clusters(Cluster.load(number, bool(named), data) for number, named, data in rows)
        self._recent[group] = kept
        if len(self._recent) > _RECENT:
            del self._recent[next(iter(self._recent))]
        return kept

    def _settle_group(self, group: str) -> None:
        clusters, named = Clusters(), group.startswith(_NAMED)
        by_note: dict[int, set[Cluster]] = {}
        rows = self._db.execute("SELECT id, note, data FROM member WHERE grp = ?", (group,)).fetchall()
        # The same names in the same role again and again are placed once.
        seen: dict[str, Cluster] = {}
        order = sorted(((Member.load(data), row, note) for row, note, data in rows), key=lambda m: (m[0].rank, m[1]))
        for member, row, note in order:
            taken = by_note.setdefault(note, set())
            cluster = None if member.is_ambiguous_alone else seen.get(member.signature)
            if cluster is None or cluster in taken:
                cluster = place(clusters.near(member), member, taken)
            if cluster is None:
                self._clusters += 1
                cluster = Cluster(self._clusters, named=named)
            else:
                seen.setdefault(member.signature, cluster)
            clusters.add(cluster, member, note)
            taken.add(cluster)
            self._db.execute("UPDATE member SET cluster = ? WHERE id = ?", (cluster.id, row))
        for cluster in clusters.all:
            self._store(cluster, group)

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
