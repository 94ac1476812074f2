// title: Say that a source is being switched or withdrawn; its lock is held to the commit
// mode: WRITE
// params: {"id": "none", "work": "WITHDRAWING"}
// returns: id (nothing if there is no such source)
MATCH (s:SourceSystem {id: $id})
SET s.work = $work
RETURN s.id AS id
