// title: Forget what an employee chose for some ties while they were brought in from a source
// mode: WRITE
// params: {"ownerId": "none", "others": ["nobody"], "source": "file"}
// returns: nothing
MATCH (p:Person {id: $ownerId})-[s:SHARES]->(q:Person)
WHERE q.id IN $others AND s.source = $source
DELETE s
