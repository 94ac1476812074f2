// title: What somebody has starred, the latest first
// mode: READ
// params: {"ids": ["none"]}
// returns: id
MATCH (p:Person)-[t:TARGETS]->(target)
WHERE p.id IN $ids
RETURN target.id AS id, t.at AS at
ORDER BY at DESC, id
