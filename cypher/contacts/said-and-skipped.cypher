// title: Of whom somebody said how well they know them, and whom they skipped
// mode: READ
// params: {"ids": ["none"]}
// returns: id, at, isSkip
MATCH (p:Person)-[r:DECLARED|SKIPPED]->(q:Person)
WHERE p.id IN $ids
RETURN q.id AS id, r.at AS at, type(r) = 'SKIPPED' AS isSkip
ORDER BY id, at
