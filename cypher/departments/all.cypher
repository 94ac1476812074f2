// title: All departments with the one above
// mode: READ
// params: {}
// returns: id, key, name, parentIds
MATCH (d:Department)
RETURN d.id AS id, d.key AS key, d.name AS name, [ (d)-[:PART_OF]->(parent:Department) | parent.id ] AS parentIds
ORDER BY id
