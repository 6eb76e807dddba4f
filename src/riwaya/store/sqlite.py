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
from riwaya.store.protocols import Paired, Prepared, Vector
from riwaya.types import Annotations, Article, Document, Judgement, Relation, content_id

T = TypeVar("T")
FILE = "riwaya.sqlite"
# Raised when a table changes shape; older workspaces are then refused with a clear message.
SCHEMA_VERSION = 1
BUSY_MS = 10_000
# Tables and columns of what is made from an article's annotations.
_DERIVED = (("linking_key", "article"), ("prepared", "article"), ("link", "left"), ("link", "right"))
# SQLite allows 32,766 bound values; ids are passed as one JSON array instead.
_AMONG = "(SELECT value FROM json_each(?))"


class SqliteStore:
    """Reader and Writer over one SQLite file; close it or use it as a context manager."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._db = connection

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
        sql = f"SELECT key, value FROM vector WHERE model = ? AND key IN {_AMONG}"
        rows = self._db.execute(sql, (model, _json(keys)))
        return {key: np.frombuffer(value, np.float32) for key, value in rows}

    def all_vectors(self, model: str) -> tuple[tuple[str, ...], Vector]:
        """All keys and vectors of a model, float32, shape (keys, dimension); (0, 0) for none."""
        rows = list(self._db.execute("SELECT key, value FROM vector WHERE model = ? ORDER BY key", (model,)))
        found = np.frombuffer(b"".join(value for _, value in rows), np.float32)
        return tuple(key for key, _ in rows), found.reshape(len(rows), -1 if rows else 0)

    def prepared_versions(self, relation: Relation) -> dict[str, str]:
        """Article id -> version under which it is prepared for a relation."""
        return dict(self._db.execute("SELECT article, version FROM prepared WHERE relation = ?", (relation,)))

    def prepared(self, relation: Relation, ids: Iterable[str], kind: type[T]) -> dict[str, T]:
        """Article id -> what a relation reads of it."""
        sql = f"SELECT article, record FROM prepared WHERE relation = ? AND article IN {_AMONG}"
        rows = self._db.execute(sql, (relation, _json(list(ids))))
        return {article: msgspec.msgpack.decode(record, type=kind) for article, record in rows}

    def partners(self, relation: Relation, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Pairs (left < right) of articles that share a key, one of them among `ids`."""
        sql = (
            "SELECT DISTINCT min(one.article, other.article), max(one.article, other.article) "
            "FROM linking_key AS one JOIN linking_key AS other "
            "ON other.relation = one.relation AND other.key = one.key AND other.article <> one.article "
            f"WHERE one.relation = ? AND one.article IN {_AMONG} ORDER BY 1, 2"
        )
        yield from self._db.execute(sql, (relation, _json(ids)))

    def links(self, relation: Relation, kind: type[T]) -> Iterator[T]:
        """The records between pairs of articles, by left and right id."""
        sql = "SELECT record FROM link WHERE relation = ? ORDER BY left, right"
        for (record,) in self._db.execute(sql, (relation,)):
            yield msgspec.msgpack.decode(record, type=kind)

    def group(self, layer: str, kind: type[T]) -> tuple[T, ...]:
        """The records of a group layer, in their stored order."""
        rows = self._db.execute("SELECT record FROM group_record WHERE layer = ? ORDER BY position", (layer,))
        return tuple(msgspec.msgpack.decode(record, type=kind) for (record,) in rows)

    def choice(self, name: str) -> str | None:
        """What was chosen under that name, None where nothing was."""
        row = self._db.execute("SELECT value FROM choice WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order they were made."""
        rows = self._db.execute("SELECT record FROM judgement ORDER BY position")
        return tuple(msgspec.msgpack.decode(record, type=Judgement) for (record,) in rows)

    def _ids(self, sql: str, *values: str) -> tuple[str, ...]:
        return tuple(row[0] for row in self._db.execute(sql, values))

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
                self._db.execute("DELETE FROM article WHERE id = ?", (article.id,))
                self._db.execute("INSERT INTO article VALUES (?, ?, ?)", (article.id, digest, record))
                new, replaced = new + (not old), replaced + bool(old)
        return new, replaced

    def put_annotations(self, fingerprint: str, annotations: Iterable[Annotations]) -> None:
        """Keeps annotations; keys and links derived from earlier ones are forgotten."""
        with self._db:
            for found in annotations:
                values = (found.article, fingerprint, msgspec.msgpack.encode(found))
                self._db.execute("REPLACE INTO annotation VALUES (?, ?, ?)", values)
                for table, column in _DERIVED:
                    self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (found.article,))

    def put_vectors(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Keeps vectors by text key."""
        rows = ((model, key, vector.astype(np.float32).tobytes()) for key, vector in vectors.items())
        with self._db:
            self._db.executemany("REPLACE INTO vector VALUES (?, ?, ?)", rows)

    def put_prepared(self, relation: Relation, prepared: Mapping[str, Prepared]) -> None:
        """Keeps prepared articles with their keys; forgets earlier keys and the links they led to."""
        with self._db:
            for article, own in prepared.items():
                for table, column in _DERIVED:
                    sql = f"DELETE FROM {table} WHERE {column} = ? AND relation = ?"
                    self._db.execute(sql, (article, relation))
                row = (relation, article, own.version, msgspec.msgpack.encode(own.record))
                self._db.execute("INSERT INTO prepared VALUES (?, ?, ?, ?)", row)
                rows = ((relation, key, article) for key in sorted(own.keys))
                self._db.executemany("INSERT INTO linking_key VALUES (?, ?, ?)", rows)

    def put_links(self, relation: Relation, links: Iterable[Paired]) -> None:
        """Keeps the records between pairs of articles in place of earlier ones."""
        rows = ((relation, link.left, link.right, msgspec.msgpack.encode(link)) for link in links)
        with self._db:
            self._db.executemany("REPLACE INTO link VALUES (?, ?, ?, ?)", rows)

    def put_group(self, layer: str, records: Iterable[object]) -> None:
        """Keeps the records of a group layer in place of all earlier ones."""
        rows = ((layer, i, msgspec.msgpack.encode(record)) for i, record in enumerate(records))
        with self._db:
            self._db.execute("DELETE FROM group_record WHERE layer = ?", (layer,))
            self._db.executemany("INSERT INTO group_record VALUES (?, ?, ?)", rows)

    def put_choice(self, name: str, value: str) -> None:
        """Keeps a choice in place of an earlier one of that name."""
        self._db.execute("INSERT OR REPLACE INTO choice VALUES (?, ?)", (name, value))

    def put_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Appends judgements; one whose id is known already is not repeated."""
        rows = ((judgement.id, msgspec.msgpack.encode(judgement)) for judgement in judgements)
        with self._db:
            self._db.executemany("INSERT OR IGNORE INTO judgement (id, record) VALUES (?, ?)", rows)

    def remove(self, ids: Iterable[str]) -> int:
        """Forgets articles with all that was derived from them; gives how many there were."""
        with self._db:
            self._db.execute(f"DELETE FROM article WHERE id IN {_AMONG}", (_json(list(ids)),))
        return self._db.changes()


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
    if version not in (0, SCHEMA_VERSION):
        connection.close()
        raise WorkspaceError(
            f"{file}: written by another version (schema {version}, this one reads {SCHEMA_VERSION}); "
            "build it anew in another folder"
        )
    connection.execute(resources.files("riwaya.store").joinpath("schema.sql").read_text("utf-8"))
    connection.pragma("user_version", SCHEMA_VERSION)
    return connection


def _where(column: str, ids: Iterable[str] | None) -> tuple[str, tuple[str, ...]]:
    if ids is None:
        return "", ()
    return f"WHERE {column} IN {_AMONG}", (_json(list(ids)),)


def _json(ids: Sequence[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
