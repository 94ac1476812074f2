// title: For whose ties an employee chose while they were brought in from a source
// mode: READ
// params: {"ownerId": "none", "source": "file"}
// returns: other
MATCH (p:Person {id: $ownerId})-[s:SHARES]->(q:Person)
WHERE s.source = $source
RETURN DISTINCT q.id AS other
ORDER BY other
