// title: Let a kept record count as recorded by the company if the removed one does
// mode: WRITE
// params: {"keepId": "none", "removeId": "nobody", "mergeId": "merge-1"}
// returns: nothing
MATCH (removed:Person {id: $removeId})
MATCH (kept:Person {id: $keepId})
WHERE removed.recorded = true AND coalesce(kept.recorded, false) = false
SET kept.recorded = true, kept.recordedByMerge = $mergeId
