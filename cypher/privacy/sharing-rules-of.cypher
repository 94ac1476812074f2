// title: Rules of sharing that some people laid down, the older first
// mode: READ
// params: {"ids": ["none"]}
// returns: id, ownerId, kind, subjectId, level, at
MATCH (p:Person)-[:LAYS_DOWN]->(r:SharingRule)
WHERE p.id IN $ids
RETURN r.id AS id, p.id AS ownerId, r.kind AS kind, r.subjectId AS subjectId, r.level AS level, r.at AS at
ORDER BY at, id
