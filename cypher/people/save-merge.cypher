// title: Record a merge
// mode: WRITE
// params: {"id": "merge-1", "properties": {"keepId": "a", "removeId": "b", "removedName": "B", "at": "2026-11-23T00:00:00.000Z", "by": "operator"}}
// returns: nothing
MERGE (m:PersonMerge {id: $id})
SET m += $properties
