// title: All rules of sharing, the older first
// mode: READ
// params: {}
// returns: id, ownerId, kind, subjectId, level, at
MATCH (p:Person)-[:LAYS_DOWN]->(r:SharingRule)
RETURN r.id AS id, p.id AS ownerId, r.kind AS kind, r.subjectId AS subjectId, r.level AS level, r.at AS at
ORDER BY at, id
