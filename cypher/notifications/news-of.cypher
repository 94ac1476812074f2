// title: What somebody was told about their targets
// mode: READ
// params: {"personIds": ["none"]}
// returns: id, targetId, at, readAt, changes
MATCH (p:Person)-[told:TOLD]->(target)
WHERE p.id IN $personIds
RETURN told.id AS id, target.id AS targetId, told.at AS at, told.readAt AS readAt, told.changes AS changes
ORDER BY at DESC, id DESC
