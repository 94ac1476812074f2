// title: What is kept of the forgotten beginning of the audit log
// mode: READ
// params: {}
// returns: number, hash, until
MATCH (s:AuditStub {id: 'audit'})
RETURN s.number AS number, s.hash AS hash, s.until AS until
