// title: Let choices of sharing that a merge lent stay as long as another one lasts
// mode: WRITE
// params: {"keepId": "none", "mergeId": "merge-1", "otherMergeId": "merge-2"}
// returns: nothing
MATCH (kept:Person {id: $keepId})-[s:SHARES]-(:Person)
WHERE s.lentBy = $mergeId
SET s.lentBy = $otherMergeId
