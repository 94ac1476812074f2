// title: Whether the work on a source is still to be done; its lock is held to the commit
// mode: WRITE
// params: {"id": "none", "work": "WITHDRAWING", "lock": "x"}
// returns: id (nothing if another process has ended it)
MATCH (s:SourceSystem {id: $id})
WHERE s.work = $work
SET s.workLock = $lock
RETURN s.id AS id
