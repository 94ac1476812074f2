// title: Some source systems
// mode: READ
// params: {"ids": ["none"]}
// returns: id, key, kind, name, work, withdrawnAt, isSwitchedOff
MATCH (s:SourceSystem)
WHERE s.id IN $ids
RETURN s.id AS id, s.key AS key, s.kind AS kind, s.name AS name, s.work AS work, s.withdrawnAt AS withdrawnAt, s:SwitchedOff AS isSwitchedOff
ORDER BY id
