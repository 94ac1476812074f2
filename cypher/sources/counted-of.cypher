// title: Messages of a page of which a source counted something
// mode: READ
// params: {"after": "", "limit": 10, "source": "file"}
// returns: id, source, pairs, laterPairs (source and pair, of what another source than the first counted)
MATCH (m:SourceRecord)
WHERE m.id > $after
WITH m ORDER BY m.id LIMIT $limit
WHERE m.source = $source OR any(one IN coalesce(m.laterPairs, []) WHERE one STARTS WITH $source)
RETURN m.id AS id, m.source AS source, m.pairs AS pairs, m.laterPairs AS laterPairs
ORDER BY id
