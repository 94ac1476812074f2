// title: Take back the employments that a merge lent
// mode: WRITE
// params: {"keepId": "none", "mergeId": "merge-1"}
// returns: nothing
MATCH (kept:Person {id: $keepId})-[w:WORKS_AT]->(:Organization)
WHERE w.lentBy = $mergeId
DELETE w
