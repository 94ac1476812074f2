// title: Let a kept record no longer count as recorded because of a merge
// mode: WRITE
// params: {"keepId": "none", "mergeId": "merge-1"}
// returns: nothing
MATCH (kept:Person {id: $keepId})
WHERE kept.recordedByMerge = $mergeId
REMOVE kept.recordedByMerge, kept.recorded
