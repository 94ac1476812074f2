// title: Forget what was chosen for ties while they were brought in from a source
// mode: WRITE
// params: {"ids": ["none"], "source": "file"}
// returns: other (whose tie is concerned)
MATCH (p:Person)-[s:SHARES]->(q:Person)
WHERE p.id IN $ids AND s.source = $source
WITH q.id AS other, s
DELETE s
RETURN other
