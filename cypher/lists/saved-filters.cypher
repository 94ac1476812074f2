// title: Filters that somebody has given a name
// mode: READ
// params: {"personIds": ["none"]}
// returns: id, list, name, address
MATCH (p:Person)-[:SAVED]->(f:SavedFilter)
WHERE p.id IN $personIds
RETURN f.id AS id, f.list AS list, f.name AS name, f.address AS address
ORDER BY id
