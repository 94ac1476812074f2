// title: People that others brought as well are no longer of a source
// mode: WRITE
// params: {"ids": ["none"], "source": "file"}
// returns: nothing
MATCH (n:Person)
WHERE n.id IN $ids AND $source IN n.sources AND size(n.sources) > 1
SET n.sources = [one IN n.sources WHERE one <> $source]
SET n.source = CASE WHEN n.source = $source THEN null ELSE n.source END
