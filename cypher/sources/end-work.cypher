// title: Say that a source is switched or withdrawn
// mode: WRITE
// params: {"id": "none", "properties": {}}
// returns: nothing
MATCH (s:SourceSystem {id: $id})
SET s.work = null, s.workLock = null
SET s += $properties
