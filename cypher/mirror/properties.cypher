// title: Every property that is kept of some records of a person
// mode: READ
// params: {"personIds": ["none"]}
// returns: id, properties
MATCH (p:Person)
WHERE p.id IN $personIds
RETURN p.id AS id, properties(p) AS properties
ORDER BY id
