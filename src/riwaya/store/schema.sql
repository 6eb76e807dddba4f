-- One row an article; `digest` tells whether a second arrival changed anything.
CREATE TABLE IF NOT EXISTS article (
    id TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    record BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS annotation (
    article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,
    record BLOB NOT NULL
) WITHOUT ROWID;

-- Keys by text, not by article: the same sentence in two articles is encoded once.
CREATE TABLE IF NOT EXISTS vector (
    model TEXT NOT NULL,
    key TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (model, key)
) WITHOUT ROWID;

-- The vector of each article's lead, beside the day by which leads meet; `text` tells which lead it was.
CREATE TABLE IF NOT EXISTS lead (
    model TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (model, article)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS lead_day ON lead (model, day);
CREATE INDEX IF NOT EXISTS lead_article ON lead (article);

-- Two articles meet by a key where their days are near, or where one has none (-1).
CREATE TABLE IF NOT EXISTS linking_key (
    relation TEXT NOT NULL,
    key TEXT NOT NULL,
    day INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (relation, key, day, article)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS linking_key_article ON linking_key (article);

-- What a relation reads of an article, made once; `version` tells by which code and judgements.
CREATE TABLE IF NOT EXISTS prepared (
    relation TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    version TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (relation, article)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS link (
    relation TEXT NOT NULL,
    left TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    right TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    record BLOB NOT NULL,
    PRIMARY KEY (relation, left, right)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS link_left ON link (left);
CREATE INDEX IF NOT EXISTS link_right ON link (right);

-- What was made of groups; `owner` is what a record is made anew with (a story), `key` its place.
CREATE TABLE IF NOT EXISTS group_record (
    layer TEXT NOT NULL,
    key TEXT NOT NULL,
    owner TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (layer, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS group_record_owner ON group_record (owner, layer);

-- The story of each article. It outlives the article, until the story is made anew.
CREATE TABLE IF NOT EXISTS home (
    article TEXT PRIMARY KEY,
    story TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS home_story ON home (story);

-- What changed since groups were last made: articles, those that were linked to them, nodes.
CREATE TABLE IF NOT EXISTS touched (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Chains of mentions; all that any comparison would find the same are one node.
CREATE TABLE IF NOT EXISTS chain (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    node TEXT NOT NULL,
    record BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS chain_article ON chain (article);
CREATE INDEX IF NOT EXISTS chain_node ON chain (node, id);

-- `first`: the chain that stands for a node; `entity`: the least node of its group.
CREATE TABLE IF NOT EXISTS node (
    id TEXT PRIMARY KEY,
    first TEXT NOT NULL,
    entity TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS node_entity ON node (entity);

-- Two nodes do not meet by a key that both only offer.
CREATE TABLE IF NOT EXISTS node_key (
    key TEXT NOT NULL,
    offered INTEGER NOT NULL,
    node TEXT NOT NULL REFERENCES node (id) ON DELETE CASCADE,
    PRIMARY KEY (key, offered, node)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS node_key_node ON node_key (node);

CREATE TABLE IF NOT EXISTS node_link (
    left TEXT NOT NULL REFERENCES node (id) ON DELETE CASCADE,
    right TEXT NOT NULL REFERENCES node (id) ON DELETE CASCADE,
    record BLOB NOT NULL,
    PRIMARY KEY (left, right)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS node_link_right ON node_link (right);

-- What the user chose for this workspace, by name: later commands keep to it.
CREATE TABLE IF NOT EXISTS choice (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS judgement (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    record BLOB NOT NULL
);
