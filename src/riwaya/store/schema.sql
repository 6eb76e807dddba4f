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

CREATE TABLE IF NOT EXISTS linking_key (
    relation TEXT NOT NULL,
    key TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (relation, key, article)
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

CREATE TABLE IF NOT EXISTS group_record (
    layer TEXT NOT NULL,
    position INTEGER NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (layer, position)
) WITHOUT ROWID;

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
