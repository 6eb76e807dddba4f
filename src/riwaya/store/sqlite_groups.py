"""The tables of groups in a workspace: where articles and chains belong, and what was made of them.

1. What changes is noted in `touched` before anything derived from it is forgotten, with all that was
   linked to it: those are the places where groups may change.
2. Groups are then made anew around the touched ones, and `settle` takes the notes away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import apsw
import msgspec

from riwaya.store.protocols import Kept, Linked, Node, NodeKeys, Touched
from riwaya.types import Copy, Link

T = TypeVar("T")
# SQLite allows 32,766 bound values; ids are passed as one JSON array instead.
AMONG = "(SELECT value FROM json_each(?))"
# Relations that tell which articles one group may hold: an end of theirs is touched with the other.
_JOINING = "('story', 'copy', 'copied')"


def listed(ids: Iterable[str]) -> str:
    """Ids as the one value that `AMONG` takes."""
    return msgspec.json.encode(list(ids)).decode()


class GroupTables:
    """Reads and writes the tables of groups over one connection."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._db = connection

    def _ids(self, sql: str, *values: str) -> tuple[str, ...]:
        return tuple(row[0] for row in self._db.execute(sql, values))

    # --- what changed ---

    def touched(self, kind: Touched) -> tuple[str, ...]:
        """What changed since the last `settle`: articles, articles near them (linked), nodes."""
        return self._ids("SELECT id FROM touched WHERE kind = ? ORDER BY id", kind)

    def touch(self, kind: Touched, ids: Iterable[str]) -> None:
        """Notes that groups must be made anew around these."""
        sql = "INSERT OR IGNORE INTO touched SELECT ?, value FROM json_each(?)"
        self._db.execute(sql, (kind, listed(ids)))

    def settle(self) -> None:
        """Forgets what was noted: groups are made."""
        self._db.execute("DELETE FROM touched")

    def _touch_articles(self, ids: Iterable[str]) -> None:
        """Notes articles whose content or links are about to change, and what hangs on them."""
        among = listed(ids)
        for sql in (
            f"SELECT 'article', id FROM article WHERE id IN {AMONG}",
            f"SELECT 'near', right FROM link WHERE left IN {AMONG} AND relation IN {_JOINING}",
            f"SELECT 'near', left FROM link WHERE right IN {AMONG} AND relation IN {_JOINING}",
            f"SELECT DISTINCT 'node', node FROM chain WHERE article IN {AMONG}",
        ):
            self._db.execute(f"INSERT OR IGNORE INTO touched {sql}", (among,))

    # --- records of groups ---

    def group(self, layer: str, kind: type[T], keys: Iterable[str] | None = None) -> tuple[T, ...]:
        """The records of a group layer by key, or those of these keys."""
        where, values = ("", ()) if keys is None else (f"AND key IN {AMONG}", (listed(keys),))
        sql = f"SELECT record FROM group_record WHERE layer = ? {where} ORDER BY key"
        rows = self._db.execute(sql, (layer, *values))
        return tuple(msgspec.msgpack.decode(record, type=kind) for (record,) in rows)

    def count(self, layer: str) -> int:
        """How many records a group layer has."""
        sql = "SELECT count(*) FROM group_record WHERE layer = ?"
        rows: list[tuple[int]] = list(self._db.execute(sql, (layer,)))
        return rows[0][0]

    def put_group(self, layer: str, records: Iterable[object]) -> None:
        """Keeps the records of a group layer in place of all earlier ones, in their order."""
        with self._db:
            self._db.execute("DELETE FROM group_record WHERE layer = ?", (layer,))
            self.put_owned(layer, (Kept(f"{at:09}", "", one) for at, one in enumerate(records)))

    def put_owned(self, layer: str, records: Iterable[Kept], *, instead_of: Iterable[str] = ()) -> None:
        """Keeps records by key, in place of all that these owners had."""
        rows = ((layer, one.key, one.owner, msgspec.msgpack.encode(one.record)) for one in records)
        with self._db:
            sql = f"DELETE FROM group_record WHERE layer = ? AND owner IN {AMONG}"
            self._db.execute(sql, (layer, listed(instead_of)))
            self._db.executemany("REPLACE INTO group_record VALUES (?, ?, ?, ?)", rows)

    # --- stories ---

    def homes(self, articles: Iterable[str] | None = None) -> dict[str, str]:
        """Article -> its story, for these or all; an article that is no more has one until `put_homes`."""
        where, values = ("", ()) if articles is None else (f"WHERE article IN {AMONG}", (listed(articles),))
        return dict(self._db.execute(f"SELECT article, story FROM home {where} ORDER BY article", values))

    def members(self, stories: Iterable[str]) -> dict[str, str]:
        """Article -> story, for all articles of these stories."""
        sql = f"SELECT article, story FROM home WHERE story IN {AMONG} ORDER BY article"
        return dict(self._db.execute(sql, (listed(stories),)))

    def put_homes(self, homes: Mapping[str, str], gone: Iterable[str]) -> None:
        """Keeps where articles belong; forgets those that are gone."""
        with self._db:
            self._db.execute(f"DELETE FROM home WHERE article IN {AMONG}", (listed(gone),))
            self._db.executemany("REPLACE INTO home VALUES (?, ?)", homes.items())

    # --- entities ---

    def put_chains(self, chains: Mapping[str, Sequence[tuple[str, str, object]]]) -> None:
        """Article -> its chains (id, node, record), in place of earlier ones."""
        with self._db:
            for article, own in chains.items():
                old = self._ids("SELECT node FROM chain WHERE article = ?", article)
                self.touch("node", (*old, *(node for _, node, _ in own)))
                self._db.execute("DELETE FROM chain WHERE article = ?", (article,))
                rows = ((name, article, node, msgspec.msgpack.encode(one)) for name, node, one in own)
                self._db.executemany("INSERT INTO chain VALUES (?, ?, ?, ?)", rows)

    def move_chain(self, chain: str, node: str) -> None:
        """Puts one chain into another node."""
        with self._db:
            self.touch("node", (node, *self._ids("SELECT node FROM chain WHERE id = ?", chain)))
            self._db.execute("UPDATE chain SET node = ? WHERE id = ?", (node, chain))

    def chains(self, kind: type[T], ids: Iterable[str] | None = None) -> Iterator[tuple[str, T]]:
        """Node and record of these chains, or of all, by id."""
        where, values = ("", ()) if ids is None else (f"WHERE id IN {AMONG}", (listed(ids),))
        for node, record in self._db.execute(f"SELECT node, record FROM chain {where} ORDER BY id", values):
            yield node, msgspec.msgpack.decode(record, type=kind)

    def chains_of(self, articles: Iterable[str], kind: type[T]) -> Iterator[tuple[str, str, T]]:
        """Article, entity and record of the chains of these articles, by id."""
        sql = (
            "SELECT article, entity, record FROM chain JOIN node ON node.id = chain.node "
            f"WHERE article IN {AMONG} ORDER BY chain.id"
        )
        for article, entity, record in self._db.execute(sql, (listed(articles),)):
            yield article, entity, msgspec.msgpack.decode(record, type=kind)

    def alone(self) -> tuple[str, ...]:
        """Chains that are a node by themselves, for somebody judged them."""
        return self._ids("SELECT id FROM chain WHERE node = id")

    def firsts(self, nodes: Iterable[str]) -> dict[str, str]:
        """Node -> its first chain, for those of these nodes that have any."""
        sql = f"SELECT node, min(id) FROM chain WHERE node IN {AMONG} GROUP BY node"
        return dict(self._db.execute(sql, (listed(nodes),)))

    def nodes(self, ids: Iterable[str] | None = None) -> dict[str, Node]:
        """Node -> its first chain and its entity as they were kept."""
        where, values = ("", ()) if ids is None else (f"WHERE id IN {AMONG}", (listed(ids),))
        rows = self._db.execute(f"SELECT id, first, entity FROM node {where}", values)
        return {name: Node(first, entity) for name, first, entity in rows}

    def nodes_of(self, entities: Iterable[str]) -> tuple[str, ...]:
        """The nodes of these entities."""
        return self._ids(f"SELECT id FROM node WHERE entity IN {AMONG}", listed(entities))

    def articles_of(self, nodes: Iterable[str]) -> tuple[str, ...]:
        """The articles that have chains in these nodes."""
        return self._ids(f"SELECT DISTINCT article FROM chain WHERE node IN {AMONG}", listed(nodes))

    def sizes(self, nodes: Iterable[str]) -> dict[str, int]:
        """Node -> number of its chains."""
        sql = f"SELECT node, count(*) FROM chain WHERE node IN {AMONG} GROUP BY node"
        return dict(self._db.execute(sql, (listed(nodes),)))

    def put_nodes(self, nodes: Mapping[str, Node], keys: Mapping[str, NodeKeys]) -> None:
        """Keeps nodes; the keys and links of those that have `keys` are made anew."""
        with self._db:
            self._db.execute(f"DELETE FROM node WHERE id IN {AMONG}", (listed(keys),))
            rows = ((name, own.first, own.entity) for name, own in nodes.items())
            sql = (
                "INSERT INTO node VALUES (?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET first = excluded.first, entity = excluded.entity"
            )
            self._db.executemany(sql, rows)
            found = (
                (key, at, name)
                for name, own in keys.items()
                for at, side in enumerate((own.keys, own.offered))
                for key in sorted(side)
            )
            self._db.executemany("INSERT INTO node_key VALUES (?, ?, ?)", found)

    def drop_nodes(self, nodes: Iterable[str]) -> None:
        """Forgets nodes with their keys and links."""
        self._db.execute(f"DELETE FROM node WHERE id IN {AMONG}", (listed(nodes),))

    def node_partners(self, nodes: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Pairs (left < right) of nodes that share a key, one of them among these."""
        sql = (
            "SELECT DISTINCT min(one.node, other.node), max(one.node, other.node) "
            "FROM node_key AS one CROSS JOIN node_key AS other "
            "ON other.key = one.key AND other.offered <= 1 - one.offered AND other.node <> one.node "
            f"WHERE one.node IN {AMONG} ORDER BY 1, 2"
        )
        yield from self._db.execute(sql, (listed(nodes),))

    def put_node_links(self, links: Iterable[Link]) -> None:
        """Keeps links between nodes."""
        rows = ((one.left, one.right, msgspec.msgpack.encode(one)) for one in links)
        with self._db:
            self._db.executemany("REPLACE INTO node_link VALUES (?, ?, ?)", rows)

    def node_links(self, nodes: Iterable[str]) -> Iterator[Link]:
        """The links that have an end among these nodes."""
        among = listed(nodes)
        sql = (
            f"SELECT record FROM node_link WHERE left IN {AMONG} "
            f"UNION SELECT record FROM node_link WHERE right IN {AMONG}"
        )
        for (record,) in self._db.execute(sql, (among, among)):
            yield msgspec.msgpack.decode(record, type=Link)

    # --- links between articles ---

    def links_of(self, relation: Linked, articles: Iterable[str], kind: type[T]) -> Iterator[T]:
        """The records that have an end among these articles, by left and right id."""
        among = listed(articles)
        sql = (
            f"SELECT left, right, record FROM link WHERE relation = ? AND left IN {AMONG} "
            f"UNION SELECT left, right, record FROM link WHERE relation = ? AND right IN {AMONG} "
            "ORDER BY left, right"
        )
        for _, _, record in self._db.execute(sql, (relation, among, relation, among)):
            yield msgspec.msgpack.decode(record, type=kind)

    def drop_links(self, relation: Linked, articles: Iterable[str]) -> None:
        """Forgets the records that have an end among these articles."""
        among = listed(articles)
        for end in ("left", "right"):
            self._db.execute(f"DELETE FROM link WHERE relation = ? AND {end} IN {AMONG}", (relation, among))

    def put_links(self, relation: Linked, links: Iterable[Link | Copy]) -> None:
        """Keeps the records between pairs of articles in place of earlier ones."""
        rows = ((relation, link.left, link.right, msgspec.msgpack.encode(link)) for link in links)
        with self._db:
            self._db.executemany("REPLACE INTO link VALUES (?, ?, ?, ?)", rows)
