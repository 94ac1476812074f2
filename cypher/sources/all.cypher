// title: All source systems
// mode: READ
// params: {}
// returns: id, key, kind, name, work, withdrawnAt, isSwitchedOff
MATCH (s:SourceSystem)
RETURN s.id AS id, s.key AS key, s.kind AS kind, s.name AS name, s.work AS work, s.withdrawnAt AS withdrawnAt, s:SwitchedOff AS isSwitchedOff
ORDER BY id
