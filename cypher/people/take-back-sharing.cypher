// title: Take back the choices of sharing that a merge lent
// mode: WRITE
// params: {"keepId": "none", "mergeId": "merge-1"}
// returns: nothing
MATCH (kept:Person {id: $keepId})-[s:SHARES]-(:Person)
WHERE s.lentBy = $mergeId
DELETE s
