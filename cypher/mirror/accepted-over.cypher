// title: Accepted introductions along named paths on which some records of a person stand
// mode: READ
// params: {"personIds": ["none"]}
// returns: id, pathIds, askerIds
UNWIND $personIds AS personId
MATCH (i:Introduction {state: 'ACCEPTED'})
WHERE personId IN i.pathIds
RETURN DISTINCT i.id AS id, i.pathIds AS pathIds, [ (asking:Person)-[:ASKED_FOR]->(i) | asking.id ] AS askerIds
ORDER BY id
