// title: Keep of the forgotten beginning of the audit log where the rest goes on
// mode: WRITE
// params: {"number": 100, "hash": "h", "until": 2}
// returns: nothing
MERGE (s:AuditStub {id: 'audit'})
SET s.number = $number, s.hash = $hash, s.until = $until
