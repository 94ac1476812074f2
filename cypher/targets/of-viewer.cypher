// title: What somebody has starred, and what they saw of it
// mode: READ
// params: {"personIds": ["none"]}
// returns: ownerId, id, at, before, seen, told, changedAt
MATCH (p:Person)-[t:TARGETS]->(target)
WHERE p.id IN $personIds
RETURN p.id AS ownerId, target.id AS id, t.at AS at, t.before AS before, t.seen AS seen, t.told AS told, t.changedAt AS changedAt
ORDER BY at, id, ownerId
