"""A workspace in one SQLite file, through apsw, in WAL mode.

Records are msgpack blobs of the types; columns are only what queries ask for. Deleting an
article cascades over everything derived from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import TypeVar

import apsw
import msgspec
import numpy as np

from riwaya.errors import WorkspaceError
from riwaya.store.protocols import UNDATED, Lead, Leads, Linked, Prepared, Vector
from riwaya.store.sqlite_groups import AMONG, GroupTables, listed
from riwaya.types import Annotations, Article, Document, Judgement, Relation, content_id

T = TypeVar("T")
FILE = "riwaya.sqlite"
# Raised when a table changes shape; older workspaces are then refused with a clear message.
SCHEMA_VERSION = 2
BUSY_MS = 10_000
# Tables and columns of what is made from an article's annotations.
_DERIVED = (("linking_key", "article"), ("prepared", "article"), ("link", "left"), ("link", "right"))
# What an older workspace can make again, by its schema: those tables are made anew.
_REBUILT = {1: ("linking_key", "prepared", "link", "group_record")}


class SqliteStore(GroupTables):
    """Reader and Writer over one SQLite file; close it or use it as a context manager."""

    def __enter__(self) -> "SqliteStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    # --- reading ---

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        return self._ids("SELECT id FROM article ORDER BY id")

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """The articles of these ids, or all, by id."""
        where, values = _where("id", ids)
        for (record,) in self._db.execute(f"SELECT record FROM article {where} ORDER BY id", values):
            yield msgspec.msgpack.decode(record, type=Article)

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """The annotated articles of these ids, or all, by id."""
        where, values = _where("id", ids)
        sql = (
            "SELECT article.record, annotation.record FROM article "
            f"JOIN annotation ON annotation.article = id {where} ORDER BY id"
        )
        for article, annotations in self._db.execute(sql, values):
            yield Document(
                article=msgspec.msgpack.decode(article, type=Article),
                annotations=msgspec.msgpack.decode(annotations, type=Annotations),
            )

    def annotated(self) -> dict[str, str]:
        """Article id -> fingerprint of the steps that annotated it."""
        return dict(self._db.execute("SELECT article, fingerprint FROM annotation"))

    def vectors(self, model: str, keys: Sequence[str]) -> dict[str, Vector]:
        """The kept vectors of these text keys, float32."""
        sql = f"SELECT key, value FROM vector WHERE model = ? AND key IN {AMONG}"
        rows = self._db.execute(sql, (model, listed(keys)))
        return {key: np.frombuffer(value, np.float32) for key, value in rows}

    def leads(self, model: str, first: int, last: int) -> Leads:
        """The leads that may meet one of these days (both included): those near, and the undated."""
        near = "(day = ? OR day BETWEEN ? AND ?)"
        sql = f"SELECT article, language, day, value FROM lead WHERE model = ? AND {near}"
        return _leads(self._db.execute(sql, (model, UNDATED, first, last)))

    def leads_of(self, model: str, articles: Iterable[str]) -> Leads:
        """The leads of these articles."""
        sql = f"SELECT article, language, day, value FROM lead WHERE model = ? AND article IN {AMONG}"
        return _leads(self._db.execute(sql, (model, listed(articles))))

    def lead_texts(self, model: str, articles: Iterable[str]) -> dict[str, str]:
        """Article -> key of the text whose vector is kept as its lead's."""
        sql = f"SELECT article, text FROM lead WHERE model = ? AND article IN {AMONG}"
        return dict(self._db.execute(sql, (model, listed(articles))))

    def prepared_versions(self, relation: Relation) -> dict[str, str]:
        """Article id -> version under which it is prepared for a relation."""
        return dict(self._db.execute("SELECT article, version FROM prepared WHERE relation = ?", (relation,)))

    def prepared(self, relation: Relation, ids: Iterable[str], kind: type[T]) -> dict[str, T]:
        """Article id -> what a relation reads of it."""
        sql = f"SELECT article, record FROM prepared WHERE relation = ? AND article IN {AMONG}"
        rows = self._db.execute(sql, (relation, listed(ids)))
        return {article: msgspec.msgpack.decode(record, type=kind) for article, record in rows}

    def partners(self, relation: Relation, ids: Sequence[str], within: int = 0) -> Iterator[tuple[str, str]]:
        """Pairs (left < right) of articles that share a key, one of them among `ids`.

        within: most days between two dated keys.
        """
        meets = (
            f"one.day <> {UNDATED} AND other.day BETWEEN one.day - {within} AND one.day + {within}",
            f"one.day <> {UNDATED} AND other.day = {UNDATED}",
            f"one.day = {UNDATED}",
        )
        sql = (
            "SELECT min(one.article, other.article), max(one.article, other.article) "
            "FROM linking_key AS one CROSS JOIN linking_key AS other "
            "ON other.relation = one.relation AND other.key = one.key AND other.article <> one.article "
            f"WHERE one.relation = ? AND one.article IN {AMONG} AND "
        )
        query = " UNION ".join(sql + meeting for meeting in meets) + " ORDER BY 1, 2"
        yield from self._db.execute(query, (relation, listed(ids)) * len(meets))

    def links(self, relation: Linked, kind: type[T]) -> Iterator[T]:
        """The records between pairs of articles, by left and right id."""
        sql = "SELECT record FROM link WHERE relation = ? ORDER BY left, right"
        for (record,) in self._db.execute(sql, (relation,)):
            yield msgspec.msgpack.decode(record, type=kind)

    def choice(self, name: str) -> str | None:
        """What was chosen under that name, None where nothing was."""
        row = self._db.execute("SELECT value FROM choice WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order they were made."""
        rows = self._db.execute("SELECT record FROM judgement ORDER BY position")
        return tuple(msgspec.msgpack.decode(record, type=Judgement) for (record,) in rows)

    # --- writing ---

    def put_articles(self, articles: Iterable[Article]) -> tuple[int, int]:
        """Keeps articles; gives (new, replaced). One that did not change keeps all derived data."""
        new = replaced = 0
        with self._db:
            for article in articles:
                record = msgspec.msgpack.encode(article)
                digest = content_id([record.hex()])
                old = self._ids("SELECT digest FROM article WHERE id = ?", article.id)
                if old == (digest,):
                    continue
                # Delete first: the cascade is what forgets everything derived from the old self.
                self._touch_articles([article.id])
                self._db.execute("DELETE FROM article WHERE id = ?", (article.id,))
                self._db.execute("INSERT INTO article VALUES (?, ?, ?)", (article.id, digest, record))
                new, replaced = new + (not old), replaced + bool(old)
        return new, replaced

    def put_annotations(self, fingerprint: str, annotations: Iterable[Annotations]) -> None:
        """Keeps annotations; keys and links derived from earlier ones are forgotten."""
        with self._db:
            for found in annotations:
                self._touch_articles([found.article])
                values = (found.article, fingerprint, msgspec.msgpack.encode(found))
                self._db.execute("REPLACE INTO annotation VALUES (?, ?, ?)", values)
                for table, column in _DERIVED:
                    self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (found.article,))

    def put_vectors(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Keeps vectors by text key."""
        rows = ((model, key, vector.astype(np.float32).tobytes()) for key, vector in vectors.items())
        with self._db:
            self._db.executemany("REPLACE INTO vector VALUES (?, ?, ?)", rows)

    def put_leads(self, model: str, leads: Iterable[Lead]) -> None:
        """Keeps the vectors of leads, each with its article."""
        rows = (
            (model, one.article, one.day, one.language, one.text, one.vector.astype(np.float32).tobytes())
            for one in leads
        )
        with self._db:
            self._db.executemany("REPLACE INTO lead VALUES (?, ?, ?, ?, ?, ?)", rows)

    def drop_vectors(self, keys: Iterable[str]) -> None:
        """Forgets the vectors of these text keys, of all models."""
        with self._db:
            self._db.execute(f"DELETE FROM vector WHERE key IN {AMONG}", (listed(keys),))

    def put_prepared(self, relation: Relation, prepared: Mapping[str, Prepared]) -> None:
        """Keeps prepared articles with their keys; forgets earlier keys and the links they led to."""
        with self._db:
            self._touch_articles(prepared)
            for article, own in prepared.items():
                for table, column in _DERIVED:
                    sql = f"DELETE FROM {table} WHERE {column} = ? AND relation = ?"
                    self._db.execute(sql, (article, relation))
                row = (relation, article, own.version, msgspec.msgpack.encode(own.record))
                self._db.execute("INSERT INTO prepared VALUES (?, ?, ?, ?)", row)
                days = own.days or (UNDATED,)
                rows = [(relation, key, day, article) for key in sorted(own.keys) for day in days]
                rows += [(relation, key, UNDATED, article) for key in sorted(own.lasting)]
                self._db.executemany("INSERT INTO linking_key VALUES (?, ?, ?, ?)", rows)

    def put_choice(self, name: str, value: str) -> None:
        """Keeps a choice in place of an earlier one of that name."""
        self._db.execute("INSERT OR REPLACE INTO choice VALUES (?, ?)", (name, value))

    def put_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Appends judgements; one whose id is known already is not repeated."""
        made = tuple(judgements)
        rows = ((judgement.id, msgspec.msgpack.encode(judgement)) for judgement in made)
        with self._db:
            self._db.executemany("INSERT OR IGNORE INTO judgement (id, record) VALUES (?, ?)", rows)
            self.touch("article", {one.article for judgement in made for one in judgement.targets})

    def remove(self, ids: Iterable[str]) -> int:
        """Forgets articles with all that was derived from them; gives how many there were."""
        among = tuple(ids)
        with self._db:
            self._touch_articles(among)
            self._db.execute(f"DELETE FROM article WHERE id IN {AMONG}", (listed(among),))
            count = self._db.changes()
        return int(count)


def open_store(workspace: Path, *, create: bool = False) -> SqliteStore:
    """The store of a workspace folder; made when `create` is set.

    Raises WorkspaceError when there is none, or when another version wrote it.
    """
    file = workspace / FILE
    if not create and not file.is_file():
        raise WorkspaceError(
            f"{workspace}: no workspace here; run `riwaya build INPUT --workspace {workspace}`"
        )
    workspace.mkdir(parents=True, exist_ok=True)
    try:
        return SqliteStore(_connect(file))
    except apsw.NotADBError as error:
        raise WorkspaceError(f"{file}: not a Riwaya workspace; choose another folder") from error


def _connect(file: Path) -> apsw.Connection:
    connection = apsw.Connection(str(file))
    connection.set_busy_timeout(BUSY_MS)
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "normal")
    connection.pragma("foreign_keys", True)
    version = connection.pragma("user_version")
    for table in _REBUILT.get(version, ()):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    if version not in (0, SCHEMA_VERSION, *_REBUILT):
        connection.close()
        raise WorkspaceError(
            f"{file}: written by another version (schema {version}, this one reads {SCHEMA_VERSION}); "
            "build it anew in another folder"
        )
    connection.execute(resources.files("riwaya.store").joinpath("schema.sql").read_text("utf-8"))
    connection.pragma("user_version", SCHEMA_VERSION)
    return connection


def _leads(rows: Iterable[tuple[str, str, int, bytes]]) -> Leads:
    found = sorted(rows)
    values = np.frombuffer(b"".join(row[3] for row in found), np.float32)
    days = np.array([row[2] for row in found], np.int64)
    names, languages = [row[0] for row in found], [row[1] for row in found]
    return Leads(names, languages, days, values.reshape(len(found), -1 if found else 0))


def _where(column: str, ids: Iterable[str] | None) -> tuple[str, tuple[str, ...]]:
    if ids is None:
        return "", ()
    return f"WHERE {column} IN {AMONG}", (listed(ids),)
