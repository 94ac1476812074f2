// title: How many blocks of the audit log there are
// mode: READ
// params: {}
// returns: count
MATCH (b:AuditBlock)
RETURN count(b) AS count
